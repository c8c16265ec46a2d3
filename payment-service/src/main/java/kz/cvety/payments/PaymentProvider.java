package kz.cvety.payments;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import kz.cvety.kit.Money;
import org.jspecify.annotations.Nullable;

/**
 * Somebody through whom buyers pay. An adapter answers what it knows and never guesses: an answer that was lost is
 * {@code Unknown}, not a refusal. It never repeats a call by itself.
 */
public interface PaymentProvider {

    Provider provider();

    /** Whether {@link #create} and {@link #refund} may be repeated under the same id without being done twice. */
    boolean repeatable();

    /** Asks the provider to wait for a buyer's money. */
    Creation create(ProviderAccount account, Demand demand);

    /** What has become of it. */
    Standing status(ProviderAccount account, String providerPaymentId);

    /** What of the money that came can still be given back. */
    Details details(ProviderAccount account, String providerPaymentId);

    Refunding refund(ProviderAccount account, Return wanted);

    /** Asks the provider to wait no longer, where it can be asked. */
    Cancelling cancel(ProviderAccount account, String providerPaymentId);

    /**
     * What a buyer is to pay.
     *
     * @param payBy until when the money is waited for
     */
    record Demand(
            UUID attemptId,
            UUID paymentId,
            @Nullable UUID orderId,
            @Nullable String orderNumber,
            Money amount,
            Instant payBy) {}

    /** What is to be given back of which money. */
    record Return(UUID refundId, String providerPaymentId, String transactionId, Money amount) {}

    /** How a provider says it wants to be asked: how often, and for how long there will be news. */
    record Pace(Duration every, Duration fresh) {}

    sealed interface Creation {
        record Created(String providerPaymentId, String payUrl, Pace pace) implements Creation {}

        /** It was not made. */
        record Refused(String reason, boolean passes) implements Creation {}

        /** It may have been made. */
        record Unknown(String reason) implements Creation {}
    }

    sealed interface Standing {
        record Waiting() implements Standing {}

        record Paid(String transactionId, Money amount, Instant paidAt) implements Standing {}

        /** Nothing will come of it, says the provider. */
        record Failed(String reason) implements Standing {}

        /** A word that we do not know; it may mean anything. */
        record Unfamiliar(String word) implements Standing {}

        record Unknown(String reason) implements Standing {}
    }

    sealed interface Details {
        record Known(Money total, Money available) implements Details {}

        record Refused(String reason) implements Details {}

        record Unknown(String reason) implements Details {}
    }

    sealed interface Refunding {
        record Done(String providerRefundId) implements Refunding {}

        /** It was not given back. */
        record Refused(String reason, boolean passes) implements Refunding {}

        /** It may have been given back. */
        record Unknown(String reason) implements Refunding {}
    }

    sealed interface Cancelling {
        record Done() implements Cancelling {}

        /** This one cannot be called off. */
        record Impossible(String reason) implements Cancelling {}

        record Unknown(String reason) implements Cancelling {}
    }
}
