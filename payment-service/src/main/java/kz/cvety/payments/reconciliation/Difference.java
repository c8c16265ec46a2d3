package kz.cvety.payments.reconciliation;

import java.time.Instant;
import java.util.UUID;
import kz.cvety.kit.Money;
import org.jspecify.annotations.Nullable;

/**
 * Something the provider and we do not agree about.
 *
 * @param theirs the amount as the provider has it
 * @param ours the amount as we have it
 */
public record Difference(
        Kind kind,
        @Nullable UUID paymentId,
        @Nullable String reference,
        @Nullable String transactionId,
        @Nullable Money theirs,
        @Nullable Money ours,
        @Nullable String theirStatus,
        @Nullable String ourStatus,
        @Nullable Instant at) {

    /** What the two do not agree about. */
    public enum Kind {
        /** The provider tells of money that we know nothing of. */
        MISSING_HERE,
        /** We know of money of which the provider does not tell. */
        MISSING_THERE,
        /** Both know of the money, and not of the same amount. */
        AMOUNT_DIFFERS,
        /** One says paid, the other does not. */
        STATUS_DIFFERS,
        /** They have not given back what we think they have. */
        REFUND_DIFFERS
    }
}
