package kz.cvety.events.orders;

import kz.cvety.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * The order moved along its lifecycle.
 *
 * @param from the status before, a name of {@link OrderStatus}
 * @param to the status now, equal to the snapshot's
 * @param changedBy who did it in the words of their system: a user id here, {@code bitrix} or a Bitrix user id there
 * @param outOfGraph true when Bitrix made a jump that our own lifecycle does not allow
 */
@EventType("orders.order-status-changed.v1")
public record OrderStatusChanged(
        OrderSnapshot order,
        String from,
        String to,
        @Nullable String changedBy,
        @Nullable String note,
        boolean outOfGraph)
        implements OrderEvent {}
