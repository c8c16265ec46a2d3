package kz.cvety.events.orders;

import java.util.UUID;
import kz.cvety.events.Event;
import kz.cvety.events.Topic;

/** What happened to an order. Every event carries the whole order and its version beside what changed. */
@Topic("orders.order")
public sealed interface OrderEvent extends Event permits OrderPlaced, OrderStatusChanged, OrderAmended {

    OrderSnapshot order();

    @Override
    default UUID aggregateId() {
        return order().orderId();
    }
}
