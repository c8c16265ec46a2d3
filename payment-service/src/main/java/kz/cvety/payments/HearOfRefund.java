package kz.cvety.payments;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.UUID;
import kz.cvety.events.payments.PaymentAttention;
import kz.cvety.kit.Money;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Learns from a provider what became of a refund: of one of ours, or of one that somebody made on the provider's own pages.
 * Hearing the same again changes nothing. What does not add up is left to a person.
 */
@Component
public class HearOfRefund {

    private final Payments payments;
    private final SettleRefund settle;
    private final PaymentFacts facts;
    private final InstantSource clock;

    HearOfRefund(Payments payments, SettleRefund settle, PaymentFacts facts, InstantSource clock) {
        this.payments = payments;
        this.settle = settle;
        this.facts = facts;
        this.clock = clock;
    }

    /**
     * What is told.
     *
     * @param ours our id of the refund, when the provider knows it
     * @param theirs the provider's id
     * @param failed whether the money has not gone back after all
     */
    public record News(@Nullable UUID ours, String theirs, Money amount, boolean failed) {

        /** The refund's id: ours, or one that follows from theirs. */
        UUID id() {
            return ours == null ? UUID.nameUUIDFromBytes(theirs.getBytes(StandardCharsets.UTF_8)) : ours;
        }
    }

    /** Runs inside a transaction of the shop. */
    public void handle(ShopId shop, UUID paymentId, News news) {
        var payment = payments.lock(shop, paymentId).orElseThrow(PaymentRefused.UnknownPayment::new);
        var known = payment.refunds().stream()
                .filter(refund -> refund.id().equals(news.id()))
                .findFirst()
                .orElse(null);
        if (known != null) {
            settle(shop, payment, known, news);
        } else if (!news.failed()) {
            takeUp(shop, payment, news);
        }
    }

    private void settle(ShopId shop, Payment payment, Refund refund, News news) {
        if (!news.failed()) {
            settle.done(shop, payment, refund.id(), news.theirs(), Origin.SYSTEM);
        } else if (refund.state() == RefundState.DONE) {
            // the books say that it is with the buyer
            flag(shop, payment);
        } else {
            settle.failed(shop, payment, refund.id(), "failed-at-provider");
        }
    }

    private void takeUp(ShopId shop, Payment payment, News news) {
        var fits = news.amount().currency().equals(payment.amount().currency())
                && news.amount().compareTo(payment.remaining()) <= 0;
        if (!fits) {
            flag(shop, payment);
            return;
        }
        payment.giveBack(new Refund.Wish(news.id(), news.amount(), null, Origin.SYSTEM.value()), clock.instant());
        settle.done(shop, payment, news.id(), news.theirs(), Origin.SYSTEM);
    }

    private void flag(ShopId shop, Payment payment) {
        var events = payment.flag(PaymentAttention.UNCLEAR_REFUND, clock.instant());
        facts.tell(shop, Origin.SYSTEM, events);
    }
}
