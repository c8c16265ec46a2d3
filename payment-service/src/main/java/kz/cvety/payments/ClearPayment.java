package kz.cvety.payments;

import java.time.InstantSource;
import java.util.UUID;
import kz.cvety.events.payments.PaymentAttention;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes down that a person has looked, and what they found out where nobody else could. */
@Component
public class ClearPayment {

    /**
     * What a person says.
     *
     * @param made for a request that is unclear: whether the provider has made it
     * @param providerPaymentId its id there, if it has
     * @param payUrl where the buyer pays it, if they still can
     * @param refunded for a refund that is unclear: whether the money went back
     */
    public record Verdict(
            String note,
            @Nullable Boolean made,
            @Nullable String providerPaymentId,
            @Nullable String payUrl,
            @Nullable Boolean refunded) {}

    private final Payments payments;
    private final StoreAttempt store;
    private final SettleRefund refunds;
    private final PaymentFacts facts;
    private final InstantSource clock;

    ClearPayment(Payments payments, StoreAttempt store, SettleRefund refunds, PaymentFacts facts, InstantSource clock) {
        this.payments = payments;
        this.store = store;
        this.refunds = refunds;
        this.facts = facts;
        this.clock = clock;
    }

    /** Runs inside a transaction of the shop. */
    public Payment handle(ShopId shop, UUID paymentId, Verdict verdict, Origin by) {
        var found = payments.find(shop, paymentId).orElseThrow(PaymentRefused.UnknownPayment::new);
        var theirs = verdict.providerPaymentId();
        if (theirs != null) {
            payments.lockByProviderPayment(shop, found.provider(), theirs).ifPresent(taken -> {
                throw new PaymentRefused.MoneyKnown(taken.paymentId());
            });
        }
        var payment = payments.lock(shop, paymentId).orElseThrow(PaymentRefused.UnknownPayment::new);
        if (payment.attention() == PaymentAttention.UNCLEAR_REQUEST) {
            settleRequest(shop, payment, verdict, by);
        } else if (payment.attention() == PaymentAttention.UNCLEAR_REFUND) {
            settleRefund(shop, payment, verdict, by);
        }
        facts.tell(shop, by, payment.clear(verdict.note(), clock.instant()));
        return payment;
    }

    private void settleRequest(ShopId shop, Payment payment, Verdict verdict, Origin by) {
        var attempt = payment.attempts().stream()
                .filter(each -> each.state() == AttemptState.UNCLEAR)
                .findFirst();
        if (attempt.isEmpty()) {
            return;
        }
        var id = attempt.get().id();
        var theirs = verdict.providerPaymentId();
        if (Boolean.TRUE.equals(verdict.made()) && theirs != null && verdict.payUrl() != null) {
            store.opened(shop, payment, id, theirs, verdict.payUrl(), StoreAttempt.UNHURRIED, by);
        } else if (Boolean.FALSE.equals(verdict.made())) {
            facts.tell(shop, by, payment.close(id, AttemptState.FAILED, "not-made", clock.instant()));
        } else {
            throw new PaymentRefused.VerdictRequired(
                    "Say whether the provider has made this payment, and its id and address there if it has");
        }
    }

    private void settleRefund(ShopId shop, Payment payment, Verdict verdict, Origin by) {
        var refund = payment.refunds().stream()
                .filter(each -> each.state() == RefundState.UNCLEAR)
                .map(Refund::id)
                .findFirst();
        if (refund.isEmpty()) {
            return;
        }
        if (verdict.refunded() == null) {
            throw new PaymentRefused.VerdictRequired("Say whether the provider has given the money back");
        }
        if (verdict.refunded()) {
            refunds.done(shop, payment, refund.get(), null, by);
        } else {
            refunds.failed(shop, payment, refund.get(), "not-given-back");
        }
    }
}
