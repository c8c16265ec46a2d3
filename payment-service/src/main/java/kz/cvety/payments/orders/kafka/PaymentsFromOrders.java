package kz.cvety.payments.orders.kafka;

import java.util.List;
import kz.cvety.events.orders.OrderEvent;
import kz.cvety.events.orders.OrderSnapshot;
import kz.cvety.kit.Money;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.inbox.Fact;
import kz.cvety.kit.inbox.FactConsumer;
import kz.cvety.payments.PayableOrder;
import kz.cvety.payments.orders.FollowOrders;
import kz.cvety.payments.orders.HeardOrder;
import org.springframework.stereotype.Component;

/** Brings what happens to orders to their payments. */
@Component
class PaymentsFromOrders implements FactConsumer<OrderEvent> {

    private final FollowOrders orders;

    PaymentsFromOrders(FollowOrders orders) {
        this.orders = orders;
    }

    @Override
    public String name() {
        return "payments.from-orders";
    }

    @Override
    public Class<OrderEvent> events() {
        return OrderEvent.class;
    }

    @Override
    public void handle(ShopId shop, List<Fact<OrderEvent>> facts) {
        orders.handle(
                shop, facts.stream().map(fact -> heard(fact.event().order())).toList());
    }

    private static HeardOrder heard(OrderSnapshot order) {
        return new HeardOrder(
                new PayableOrder(
                        order.orderId(),
                        order.version(),
                        order.status(),
                        Money.of(order.total(), order.currency()),
                        order.orderNumber(),
                        order.payment()),
                order.placedAt());
    }
}
