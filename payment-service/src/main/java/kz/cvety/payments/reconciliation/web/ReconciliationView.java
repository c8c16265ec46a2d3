package kz.cvety.payments.reconciliation.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import kz.cvety.kit.Money;
import kz.cvety.payments.Provider;
import kz.cvety.payments.reconciliation.Difference;
import kz.cvety.payments.reconciliation.Reconciliation;
import kz.cvety.payments.reconciliation.Reconciliations.Numbered;
import org.jspecify.annotations.Nullable;

/**
 * A day compared with a provider's statement of it.
 *
 * @param requestedBy a user, or {@code system}
 * @param lines how many lines of the statement were read
 * @param trouble why it was not read on the last time
 */
record ReconciliationView(
        UUID id,
        Provider provider,
        LocalDate day,
        Reconciliation.Origin origin,
        String requestedBy,
        Reconciliation.State state,
        int lines,
        @Nullable String trouble,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    static ReconciliationView of(Reconciliation run) {
        return new ReconciliationView(
                run.id(),
                run.provider(),
                run.day(),
                run.origin(),
                run.requestedBy(),
                run.state(),
                run.lines(),
                run.trouble(),
                run.startedAt(),
                run.finishedAt());
    }

    /**
     * Something the provider and we do not agree about.
     *
     * @param reference the provider's id of the payment that was asked for
     * @param transactionId the provider's id of the money
     * @param theirs decimal string: the amount as the provider has it
     * @param ours decimal string: the amount as we have it
     * @param adoptedAs the payment that was made of it
     */
    record DifferenceView(
            int number,
            Difference.Kind kind,
            @Nullable UUID paymentId,
            @Nullable String reference,
            @Nullable String transactionId,
            @Nullable String theirs,
            @Nullable String theirCurrency,
            @Nullable String theirStatus,
            @Nullable String ours,
            @Nullable String ourCurrency,
            @Nullable String ourStatus,
            @Nullable Instant at,
            @Nullable UUID adoptedAs) {

        static DifferenceView of(Numbered numbered) {
            var difference = numbered.difference();
            return new DifferenceView(
                    numbered.number(),
                    difference.kind(),
                    difference.paymentId(),
                    difference.reference(),
                    difference.transactionId(),
                    amount(difference.theirs()),
                    currency(difference.theirs()),
                    difference.theirStatus(),
                    amount(difference.ours()),
                    currency(difference.ours()),
                    difference.ourStatus(),
                    difference.at(),
                    numbered.adoptedAs());
        }

        private static @Nullable String amount(@Nullable Money money) {
            return money == null ? null : money.toString();
        }

        private static @Nullable String currency(@Nullable Money money) {
            return money == null ? null : money.currency();
        }
    }
}
