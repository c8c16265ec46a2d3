package kz.cvety.payments;

import static kz.cvety.payments.World.KASPI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import kz.cvety.kit.ShopId;
import kz.cvety.payments.work.Budget;
import kz.cvety.payments.work.Errand;
import kz.cvety.payments.work.ErrandQueue;
import org.junit.jupiter.api.Test;

/** Any number of instances share the work, and no two do the same. */
class ManyInstancesIT {

    /** When what nobody is to run yet will be due. */
    private final Instant later = Instant.now().plus(Duration.ofHours(2));

    private final ShopId shop = World.shopWithKaspi();

    @Test
    void neverClaimsOneErrandTwice() throws Exception {
        for (var i = 0; i < 200; i++) {
            open(i);
        }
        var queue = World.bean(ErrandQueue.class);
        var claimed = Collections.synchronizedList(new ArrayList<Errand>());

        try (var executor = Executors.newFixedThreadPool(8)) {
            IntStream.range(0, 80)
                    .forEach(i -> executor.execute(
                            () -> claimed.addAll(queue.claim(shop, Provider.STRIPE, 7, later, Duration.ofMinutes(1)))));
        }

        assertThat(claimed).hasSize(200);
        assertThat(new HashSet<>(claimed.stream().map(Errand::subject).toList()))
                .hasSize(200);
    }

    @Test
    void takesOverWhatADeadInstanceHadClaimedAndThenIgnoresTheDead() {
        open(0);
        var queue = World.bean(ErrandQueue.class);
        var dead = queue.claim(shop, Provider.STRIPE, 1, later, Duration.ZERO).getFirst();
        var heir = queue.claim(shop, Provider.STRIPE, 1, later, Duration.ofMinutes(1))
                .getFirst();

        assertThat(heir.subject()).isEqualTo(dead.subject());
        assertThat(queue.begin(dead)).isFalse();
        queue.done(dead);
        queue.again(dead, later, false, true);
        assertThat(queue.begin(heir)).isTrue();
    }

    @Test
    void claimsWhatIsFreshBeforeWhatIsNot() {
        var queue = World.bean(ErrandQueue.class);
        var slow = open(0);
        queue.again(
                queue.claim(shop, Provider.STRIPE, 1, later, Duration.ofMinutes(1))
                        .getFirst(),
                later.minusSeconds(600),
                false,
                false);
        var fresh = open(1);

        var order = IntStream.range(0, 2)
                .mapToObj(i -> queue.claim(shop, Provider.STRIPE, 1, later, Duration.ofMinutes(1))
                        .getFirst()
                        .subject())
                .toList();

        assertThat(order).isEqualTo(List.of(fresh, slow));
    }

    @Test
    void asksNoMoreThanTheAccountAllowsHoweverManyInstancesThereAre() {
        try (var second = World.start(Map.of())) {
            var careful = World.newShop();
            World.account(careful, 5);
            var started = System.nanoTime();
            for (var i = 0; i < 12; i++) {
                World.request(careful, "100");
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> KASPI.created(careful.value()) == 12);
            var took = Duration.ofNanos(System.nanoTime() - started);

            // five at once, then five a second: seven more take at least a second and some
            assertThat(took).isGreaterThan(Duration.ofSeconds(1));
            assertThat(second.getBean(Budget.class)).isNotNull();
            assertThat(World.get("/api/v1/payments?limit=100", World.manager(careful))
                            .body()
                            .at("/payments"))
                    .hasSize(12);
        }
    }

    /** An attempt to ask about, later. */
    private UUID open(int i) {
        var attempt = UUID.randomUUID();
        World.behindTheScenes()
                .sql("""
                    insert into errand (shop_id, kind, subject_id, payment_id, provider, theirs, urgency, due_at, created_at)
                    values (?, 'ASK', ?, ?, 'STRIPE', ?, 2, now() + interval '1 h', now())
                    """)
                .params(shop.value(), attempt, UUID.randomUUID(), "theirs-" + i)
                .update();
        return attempt;
    }
}
