package kz.cvety.simulators.stripe;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A checkout session. Amounts are in hundredths.
 *
 * @param failed whether promised money turned out not to come
 * @param paymentIntent empty until the buyer has tried to pay
 * @param refunded what was given back, pending refunds included
 */
public record StripeSession(
        String id,
        Status status,
        boolean paid,
        boolean failed,
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

    /** How the payment behind it stands. */
    String intentStatus() {
        return paid ? "succeeded" : status == Status.COMPLETE && !failed ? "processing" : "requires_payment_method";
    }

    StripeSession completed(boolean withMoney, Instant now) {
        return with(Status.COMPLETE, withMoney, false, withMoney ? now : null, refunded);
    }

    StripeSession failing() {
        return with(status, paid, true, paidAt, refunded);
    }

    StripeSession expired() {
        return with(Status.EXPIRED, paid, failed, paidAt, refunded);
    }

    StripeSession less(long amountBack) {
        return with(status, paid, failed, paidAt, refunded + amountBack);
    }

    private StripeSession with(
            Status newStatus, boolean newPaid, boolean newFailed, @Nullable Instant newPaidAt, long newRefunded) {
        var intent = newStatus == Status.COMPLETE && paymentIntent.isEmpty()
                ? id.replaceFirst("^cs_test_", "pi_")
                : paymentIntent;
        return new StripeSession(
                id,
                newStatus,
                newPaid,
                newFailed,
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
