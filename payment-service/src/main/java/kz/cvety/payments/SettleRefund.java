package kz.cvety.payments;

import java.time.InstantSource;
import java.util.UUID;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Puts down what became of a refund; runs inside a transaction of the shop that has locked the payment. */
@Component
public class SettleRefund {

    private static final Logger log = LoggerFactory.getLogger(SettleRefund.class);

    private final Errands errands;
    private final PaymentFacts facts;
    private final Bookkeeping books;
    private final InstantSource clock;

    SettleRefund(Errands errands, PaymentFacts facts, Bookkeeping books, InstantSource clock) {
        this.errands = errands;
        this.facts = facts;
        this.books = books;
        this.clock = clock;
    }

    /** The money is with the buyer. Nothing happens when that is known. */
    public void done(ShopId shop, Payment payment, UUID refundId, @Nullable String providerRefundId, Origin by) {
        var now = clock.instant();
        var events = payment.gaveBack(refundId, providerRefundId, now);
        errands.drop(shop, Errands.Kind.REFUND, refundId);
        if (events.isEmpty()) {
            return;
        }
        facts.tell(shop, by, events);
        books.refunded(shop, payment, payment.refundOf(refundId), now);
        log(shop, payment, refundId, RefundState.DONE, null);
    }

    /** It is certain that no money went back. */
    public void failed(ShopId shop, Payment payment, UUID refundId, String why) {
        if (payment.refundOf(refundId).state().isUnderWay()) {
            payment.refundOf(refundId).turn(RefundState.FAILED, why, clock.instant());
            log(shop, payment, refundId, RefundState.FAILED, why);
        }
        errands.drop(shop, Errands.Kind.REFUND, refundId);
    }

    /** Nobody knows: a person has to find out. */
    public void unclear(ShopId shop, Payment payment, UUID refundId, String why) {
        facts.tell(shop, Origin.SYSTEM, payment.loseRefund(refundId, why, clock.instant()));
        errands.drop(shop, Errands.Kind.REFUND, refundId);
        log(shop, payment, refundId, RefundState.UNCLEAR, why);
    }

    private static void log(ShopId shop, Payment payment, UUID refundId, RefundState state, @Nullable String why) {
        log.atInfo()
                .addKeyValue("shop", shop)
                .addKeyValue("payment", payment.id())
                .addKeyValue("refund", refundId)
                .addKeyValue("state", state)
                .addKeyValue("why", why)
                .log("refund.settled");
    }
}
