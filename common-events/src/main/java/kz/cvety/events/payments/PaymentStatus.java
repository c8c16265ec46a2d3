package kz.cvety.events.payments;

import java.util.Optional;

/**
 * How far a payment has come. On the wire a status is its name as a string, so that a consumer built before a status existed
 * reads it as unknown instead of failing. Money may still come after {@link #EXPIRED} and {@link #CANCELLED}.
 */
public enum PaymentStatus {
    /** Asked for; the buyer has no way to pay yet. */
    REQUESTED,
    /** The provider waits for the buyer. */
    PENDING,
    PAID,
    PARTLY_REFUNDED,
    REFUNDED,
    /** Its time passed without money. */
    EXPIRED,
    /** The order ended before there was money. */
    CANCELLED;

    /** The status of that name, or nothing when this build does not know it. */
    public static Optional<PaymentStatus> named(String name) {
        for (var status : values()) {
            if (status.name().equals(name)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
