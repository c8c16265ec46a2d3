package kz.cvety.payments.matching;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import kz.cvety.events.payments.PaymentAttention;

/** What waits for a person, by what is the matter with it. */
public enum Queue {
    PAID_NO_ORDER,
    /** The only one of orders: their money was to come or is said to have come, and none is here. */
    ORDER_NO_PAYMENT,
    AMOUNT_DIFFERS,
    LATE,
    PAID_TWICE,
    UNCLEAR;

    /** Why a payment is in it; empty for the one of orders. */
    public Set<PaymentAttention> attention() {
        return switch (this) {
            case PAID_NO_ORDER -> Set.of(PaymentAttention.NO_ORDER);
            case ORDER_NO_PAYMENT -> Set.of();
            case AMOUNT_DIFFERS -> Set.of(PaymentAttention.AMOUNT_DIFFERS);
            case LATE -> Set.of(PaymentAttention.LATE);
            case PAID_TWICE -> Set.of(PaymentAttention.PAID_TWICE);
            case UNCLEAR -> Set.of(PaymentAttention.UNCLEAR_REQUEST, PaymentAttention.UNCLEAR_REFUND);
        };
    }

    /** As it is called in an address: {@code paid-no-order}. */
    public String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Queue> of(String path) {
        for (var queue : values()) {
            if (queue.path().equals(path)) {
                return Optional.of(queue);
            }
        }
        return Optional.empty();
    }
}
