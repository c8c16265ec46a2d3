package kz.cvety.orders;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import kz.cvety.events.payments.PaymentAttention;
import kz.cvety.events.payments.PaymentStatus;
import kz.cvety.kit.Money;
import org.jspecify.annotations.Nullable;

/**
 * The newest that was heard of a payment for an order.
 *
 * @param status a name of {@link PaymentStatus}, or of one this build does not know
 * @param amount what is asked for, and once it is paid what came
 * @param refunded what was given back of it
 * @param payUrl where the buyer pays, while they can
 * @param attention a name of {@link PaymentAttention}; absent when nobody has to look
 */
public record OrderPayment(
        UUID id,
        UUID orderId,
        long version,
        String provider,
        String status,
        Money amount,
        Money refunded,
        @Nullable String payUrl,
        @Nullable Instant payBy,
        @Nullable String attention,
        Instant createdAt,
        @Nullable Instant paidAt) {

    private static final Set<PaymentStatus> MONEY = EnumSet.of(PaymentStatus.PAID, PaymentStatus.PARTLY_REFUNDED);
    private static final Set<PaymentStatus> OPEN = EnumSet.of(PaymentStatus.REQUESTED, PaymentStatus.PENDING);
    private static final Set<PaymentAttention> HARMLESS =
            EnumSet.of(PaymentAttention.UNCLEAR_REQUEST, PaymentAttention.UNCLEAR_REFUND);

    /** Whether money of it is with us, whatever for. */
    boolean holdsMoney() {
        return isAnyOf(MONEY);
    }

    /** Whether the buyer may still pay it in time. */
    boolean isOpen() {
        return isAnyOf(OPEN);
    }

    boolean is(PaymentStatus wanted) {
        return wanted.name().equals(status);
    }

    /** Whether it pays for an order of this total: all of it, and without a person's doubt about what the money is for. */
    boolean pays(Money total) {
        return holdsMoney()
                && amount.equals(total)
                && (attention == null
                        || PaymentAttention.named(attention)
                                .filter(HARMLESS::contains)
                                .isPresent());
    }

    private boolean isAnyOf(Set<PaymentStatus> statuses) {
        return PaymentStatus.named(status).filter(statuses::contains).isPresent();
    }
}
