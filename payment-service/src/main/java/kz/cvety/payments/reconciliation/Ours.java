package kz.cvety.payments.reconciliation;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import kz.cvety.kit.Money;
import org.jspecify.annotations.Nullable;

/**
 * What we know of one payment.
 *
 * @param references the provider's ids of its attempts
 * @param transactionId of the money that came, once it did
 * @param amount what was asked for, and once it is paid what came
 * @param refunded what was given back in all its time
 * @param refundedThatDay what was given back in the time in question
 * @param paidAt when the money came, once it did
 * @param paidThatDay whether that was in the time in question
 */
public record Ours(
        UUID paymentId,
        Set<String> references,
        @Nullable String transactionId,
        String status,
        Money amount,
        Money refunded,
        Money refundedThatDay,
        @Nullable Instant paidAt,
        boolean paidThatDay) {

    boolean isPaid() {
        return paidAt != null;
    }
}
