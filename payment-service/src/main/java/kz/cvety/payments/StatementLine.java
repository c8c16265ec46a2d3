package kz.cvety.payments;

import java.time.Instant;
import kz.cvety.kit.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of one payment, or of one refund.
 *
 * @param reference the provider's id of the payment that was asked for, where it tells
 * @param transactionId the provider's id of the money that moved, where some did
 * @param refundedSoFar what was given back of a payment in all its time, where the provider tells
 * @param at when the money moved
 */
public record StatementLine(
        Kind kind,
        @Nullable String reference,
        @Nullable String transactionId,
        Money amount,
        @Nullable Money refundedSoFar,
        @Nullable Instant at) {

    /** What the line says. */
    public enum Kind {
        /** The buyer has paid the amount. */
        PAID,
        /** The amount was asked for and not paid. */
        UNPAID,
        /** The amount was given back. */
        REFUND
    }

    public StatementLine {
        if (reference == null && transactionId == null) {
            throw new IllegalArgumentException("a line of a statement names a payment or a transaction");
        }
    }
}
