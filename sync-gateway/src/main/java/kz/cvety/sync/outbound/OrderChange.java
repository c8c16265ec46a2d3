package kz.cvety.sync.outbound;

import java.util.UUID;
import kz.cvety.events.orders.OrderEvent;
import kz.cvety.events.orders.OrderSnapshot;
import kz.cvety.events.orders.OrderStatusChanged;
import kz.cvety.kit.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A version of an order, as our services announced it.
 *
 * @param movedStatus whether this version is a step of the order's status
 */
public record OrderChange(
        OrderSnapshot order,
        boolean movedStatus,
        Origin origin,
        @Nullable String traceparent) {

    public static OrderChange of(OrderEvent event, Origin origin, @Nullable String traceparent) {
        return new OrderChange(event.order(), event instanceof OrderStatusChanged, origin, traceparent);
    }

    public UUID orderId() {
        return order.orderId();
    }

    public long version() {
        return order.version();
    }
}
