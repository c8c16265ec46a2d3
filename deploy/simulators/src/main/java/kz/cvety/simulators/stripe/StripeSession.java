package kz.cvety.simulators.stripe;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A checkout session. Amounts are in hundredths.
 *
 * @param paymentIntent empty until the buyer has tried to pay
 * @param refunded what was given back, pending refunds included
 */
public record StripeSession(
        String id,
        Status status,
        boolean paid,
        String currency,
        long amount,
        String name,
        String clientReferenceId,
        Map<String, String> metadata,
        String successUrl,
        String cancelUrl,
        String paymentIntent,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant paidAt,
        long refunded) {

    /** Whether the buyer can still act. */
    public enum Status {
        OPEN,
        COMPLETE,
        EXPIRED
    }

    /** The charge behind the payment intent. */
    public String charge() {
        return paymentIntent.replaceFirst("^pi_", "ch_");
    }

    public long available() {
        return paid ? amount - refunded : 0;
    }

    StripeSession completed(boolean withMoney, Instant now) {
        return with(Status.COMPLETE, withMoney, withMoney ? now : null, refunded);
    }

    StripeSession expired() {
        return with(Status.EXPIRED, paid, paidAt, refunded);
    }

    StripeSession less(long amountBack) {
        return with(status, paid, paidAt, refunded + amountBack);
    }

    private StripeSession with(Status newStatus, boolean newPaid, @Nullable Instant newPaidAt, long newRefunded) {
        var intent = newStatus == Status.COMPLETE && paymentIntent.isEmpty()
                ? id.replaceFirst("^cs_test_", "pi_")
                : paymentIntent;
        return new StripeSession(
                id,
                newStatus,
                newPaid,
                currency,
                amount,
                name,
                clientReferenceId,
                metadata,
                successUrl,
                cancelUrl,
                intent,
                createdAt,
                expiresAt,
                newPaidAt,
                newRefunded);
    }
}
