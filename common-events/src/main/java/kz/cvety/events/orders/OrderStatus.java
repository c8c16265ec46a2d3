package kz.cvety.events.orders;

import java.util.Optional;

/**
 * The canonical statuses of an order. On the wire a status is its name as a string, so that a consumer built before a
 * status existed reads it as unknown instead of failing.
 */
public enum OrderStatus {
    NEW,
    PROCESSING,
    PAID,
    ACCEPTED,
    ASSEMBLED,
    IN_DELIVERY,
    DELIVERED,
    COMPLETED,
    RETURNED,
    REFUNDED,
    DECLINED,
    CANCELLED;

    /** The status of that name, or nothing when this build does not know it. */
    public static Optional<OrderStatus> named(String name) {
        for (var status : values()) {
            if (status.name().equals(name)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
