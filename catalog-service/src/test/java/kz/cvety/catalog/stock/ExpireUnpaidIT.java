package kz.cvety.catalog.stock;

import static kz.cvety.catalog.stock.Shelf.news;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kz.cvety.catalog.World;
import kz.cvety.catalog.stock.Reservation.State;
import kz.cvety.kit.outbox.Outbox;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.kit.testing.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpireUnpaidIT {

    private static final Duration UNPAID_AFTER = Duration.ofHours(2);
    private static final Duration GRACE = Duration.ofMinutes(15);

    private final Shelf shelf = new Shelf();
    private final SettableClock clock = new SettableClock(Shelf.now());
    private final ShopTransactions transactions = World.bean(ShopTransactions.class);
    private final FollowOrders orders = new FollowOrders(
            World.bean(Recipes.class),
            World.bean(Reservations.class),
            new Bookkeeping(
                    World.bean(StockItems.class),
                    World.bean(StockJournal.class),
                    World.bean(Reservations.class),
                    World.bean(FreedItems.class),
                    World.bean(Outbox.class),
                    clock),
            new StockProperties(UNPAID_AFTER, GRACE, Duration.ofDays(2)),
            clock);

    @Test
    void givesBackWhatNobodyPaidForInTimeAndSetsItAsideAnewWhenItIsPaid() {
        var rose = shelf.stocked("rose", null, 30);
        var bouquet = shelf.product(Map.of(rose, 15));
        var unpaid = UUID.randomUUID();
        var paid = UUID.randomUUID();
        hear(news(unpaid, 1, Stage.UNPAID, bouquet, 1), news(paid, 1, Stage.UNPAID, bouquet, 1));
        hear(news(paid, 2, Stage.PAID, bouquet, 1));

        clock.advance(UNPAID_AFTER.minusSeconds(1));
        expire();
        assertThat(shelf.state(unpaid)).isEqualTo(State.HELD);
        clock.advance(Duration.ofSeconds(1));
        expire();

        assertThat(shelf.state(unpaid)).isEqualTo(State.EXPIRED);
        assertThat(shelf.told(unpaid).getLast().fact().at("/outcome").asString())
                .isEqualTo("EXPIRED");
        assertThat(shelf.told(rose).getLast().orders()).containsExactly(unpaid);
        assertThat(shelf.state(paid)).isEqualTo(State.HELD);
        assertThat(shelf.item(rose).reserved()).isEqualTo(15);

        hear(news(unpaid, 2, Stage.UNPAID, bouquet, 1));
        assertThat(shelf.state(unpaid)).isEqualTo(State.EXPIRED);
        hear(news(unpaid, 3, Stage.PAID, bouquet, 1));
        assertThat(shelf.state(unpaid)).isEqualTo(State.HELD);
        assertThat(shelf.types(unpaid)).containsExactly("reservation-made", "reservation-ended", "reservation-made");
        shelf.mustAgree();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20})
    void keepsWhatIsToBePaidOnlineUntilItsTimeAndALittleMoreHavePassed(long hours) {
        var rose = shelf.stocked("rose", null, 30);
        var order = UUID.randomUUID();
        var toBePaid = toBePaid(order, shelf.product(Map.of(rose, 15)), Duration.ofHours(hours));
        hear(toBePaid);

        clock.advance(Duration.ofHours(hours).plus(GRACE).minusSeconds(1));
        expire();
        assertThat(shelf.state(order)).isEqualTo(State.HELD);
        clock.advance(Duration.ofSeconds(1));
        expire();

        assertThat(shelf.state(order)).isEqualTo(State.EXPIRED);
        shelf.mustAgree();
    }

    @Test
    void setsAsideForTheUsualTimeWhenTheTimeToPayHasPassedAlready() {
        var rose = shelf.stocked("rose", null, 30);
        var order = UUID.randomUUID();
        hear(toBePaid(order, shelf.product(Map.of(rose, 15)), Duration.ofHours(-1)));

        clock.advance(UNPAID_AFTER.minusSeconds(1));
        expire();
        assertThat(shelf.state(order)).isEqualTo(State.HELD);
        clock.advance(Duration.ofSeconds(1));
        expire();

        assertThat(shelf.state(order)).isEqualTo(State.EXPIRED);
    }

    private OrderNews toBePaid(UUID order, UUID product, Duration within) {
        var now = clock.instant();
        var line = new OrderNews.Line(product, null, null, 1);
        return new OrderNews(order, 1, Stage.UNPAID, now, now.plus(within), List.of(line), Set.of(), null);
    }

    @Test
    void givesBackOnceHoweverManyInstancesAreAtIt() throws Exception {
        var rose = shelf.stocked("rose", null, 1000);
        var bouquet = shelf.product(Map.of(rose, 1));
        var unpaid = new ArrayList<UUID>();
        for (var i = 0; i < 50; i++) {
            unpaid.add(UUID.randomUUID());
        }
        hear(unpaid.stream().map(id -> news(id, 1, Stage.UNPAID, bouquet, 1)).toArray(OrderNews[]::new));
        clock.advance(UNPAID_AFTER);

        try (var instances = Executors.newFixedThreadPool(4)) {
            var runs = new ArrayList<Future<?>>();
            for (var i = 0; i < 8; i++) {
                runs.add(instances.submit(() -> transactions.call(shelf.shop, () -> orders.expire(shelf.shop, 7))));
            }
            for (var run : runs) {
                run.get();
            }
        }
        expire();

        assertThat(unpaid)
                .allSatisfy(id -> assertThat(shelf.types(id)).containsExactly("reservation-made", "reservation-ended"));
        assertThat(shelf.item(rose).reserved()).isZero();
        shelf.mustAgree();
    }

    private void hear(OrderNews... news) {
        transactions.run(shelf.shop, () -> orders.handle(shelf.shop, Arrays.asList(news)));
    }

    private void expire() {
        new ExpireUnpaid(orders, World.bean(Reservations.class), transactions, clock).expire();
    }
}
