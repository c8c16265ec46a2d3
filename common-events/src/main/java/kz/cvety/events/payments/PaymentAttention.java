package kz.cvety.events.payments;

import java.util.Optional;

/** Why a person has to look at a payment; on the wire its name as a string, as with {@link PaymentStatus}. */
public enum PaymentAttention {
    /** Money came and nobody knows what for. */
    NO_ORDER,
    /** What came is not what the order costs. */
    AMOUNT_DIFFERS,
    /** Money came for an order that is over. */
    LATE,
    /** Money came twice for one order. */
    PAID_TWICE,
    /** Nobody knows whether the provider has made the payment that was asked for. */
    UNCLEAR_REQUEST,
    /** Nobody knows whether the provider has given the money back. */
    UNCLEAR_REFUND;

    /** The reason of that name, or nothing when this build does not know it. */
    public static Optional<PaymentAttention> named(String name) {
        for (var reason : values()) {
            if (reason.name().equals(name)) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }
}
