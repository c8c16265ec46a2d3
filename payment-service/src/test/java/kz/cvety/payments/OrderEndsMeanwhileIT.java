package kz.cvety.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import kz.cvety.events.payments.PaymentAttention;
import kz.cvety.payments.orders.FollowOrders;
import org.junit.jupiter.api.Test;

/** An order is cancelled while somebody who wants its money waits for the lock on it. */
class OrderEndsMeanwhileIT {

    private final Till till = new Till(World.shopWithKaspi());
    private final UUID order = till.order("9000.00");

    @Test
    void asksForNoMoney() {
        var request = meanwhile(() -> World.requestFor(till.shop, order, Duration.ofHours(1)));

        assertThatThrownBy(request::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(orderOver());
        assertThat(till.ofOrder(order)).isEmpty();
    }

    @Test
    void assignsNoMoney() {
        var money = till.money("9000.00");

        var assigned = meanwhile(() -> {
            till.assign(money, order);
            return money;
        });

        assertThatThrownBy(assigned::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(orderOver());
        assertThat(till.payment(money).attention()).isEqualTo(PaymentAttention.NO_ORDER);
    }

    @Test
    void bringsMoneyThatIsNotedBeforeAPerson() {
        var money = meanwhile(() -> till.money("9000.00", order, Till.now())).join();

        assertThat(till.payment(money).attention()).isEqualTo(PaymentAttention.LATE);
        assertThat(till.payment(money).liesIn()).isEqualTo(Purse.UNASSIGNED);
    }

    /** Starts the work under the lock of the order, and cancels the order once the work waits for that lock. */
    private CompletableFuture<UUID> meanwhile(Supplier<UUID> work) {
        return till.call(() -> {
            World.bean(Payments.class).lockByOrder(till.shop, order);
            var started = CompletableFuture.supplyAsync(work);
            await().atMost(Duration.ofSeconds(20)).until(this::somebodyWaits);
            World.bean(FollowOrders.class).handle(till.shop, List.of(Till.heard(order, 2, "CANCELLED", "9000.00")));
            return started;
        });
    }

    private boolean somebodyWaits() {
        return World.behindTheScenes()
                .sql("""
                    select exists (
                        select from pg_locks
                        where locktype = 'advisory' and not granted
                            and ((classid::bigint << 32) | objid::bigint) = hashtextextended(?, 0))
                    """)
                .param(till.shop + " order " + order)
                .query(Boolean.class)
                .single();
    }

    private static Class<? extends Throwable> orderOver() {
        return PaymentRefused.OrderOver.class;
    }
}
