package kz.cvety.payments.orders.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import kz.cvety.events.orders.PaymentTerms;
import kz.cvety.kit.Origin;
import kz.cvety.payments.OrderFacts;
import kz.cvety.payments.Payment;
import kz.cvety.payments.Till;
import kz.cvety.payments.World;
import org.junit.jupiter.api.Test;

class PaymentsFromOrdersIT {

    private final Till till = new Till();
    private final UUID order = UUID.randomUUID();
    private final PaymentTerms terms = new PaymentTerms("KASPI", Till.now().plus(Duration.ofHours(2)));

    @Test
    void asksOnceForTheMoneyOfAnOrderHoweverOftenItsFactsArrive() {
        var placed = World.newFactId();
        World.deliver(placed, till.shop, Origin.SYSTEM, OrderFacts.order(order, 1, "NEW", "9000.00", terms));
        World.deliver(placed, till.shop, Origin.SYSTEM, OrderFacts.order(order, 1, "NEW", "9000.00", terms));
        World.deliver(World.newFactId(), till.shop, Origin.SYSTEM, OrderFacts.order(order, 1, "NEW", "9000.00", terms));
        World.deliver(
                World.newFactId(), till.shop, Origin.SYSTEM, OrderFacts.order(order, 2, "CANCELLED", "9000.00", terms));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(World.behindTheScenes()
                                .sql("select max(version) from payable_order where order_id = ?")
                                .param(order)
                                .query(Long.class)
                                .single())
                        .isEqualTo(2));
        assertThat(till.ofOrder(order)).hasSizeLessThanOrEqualTo(1).noneMatch(Payment::isOpen);
    }
}
