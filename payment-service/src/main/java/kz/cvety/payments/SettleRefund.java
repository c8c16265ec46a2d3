package kz.cvety.payments;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import kz.cvety.events.payments.PaymentAttention;
import kz.cvety.events.payments.PaymentEvent;
import kz.cvety.kit.Money;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Puts down what becomes of a refund; runs inside a transaction of the shop. */
@Component
public class SettleRefund {

    private static final Logger log = LoggerFactory.getLogger(SettleRefund.class);

    private final Payments payments;
    private final PayableOrders orders;
    private final Errands errands;
    private final PaymentFacts facts;
    private final Bookkeeping books;
    private final InstantSource clock;

    SettleRefund(
            Payments payments,
            PayableOrders orders,
            Errands errands,
            PaymentFacts facts,
            Bookkeeping books,
            InstantSource clock) {
        this.payments = payments;
        this.orders = orders;
        this.errands = errands;
        this.facts = facts;
        this.books = books;
        this.clock = clock;
    }

    /** The provider is about to be told, when this much could be given back; false when it is not to be told any more. */
    public boolean send(ShopId shop, UUID paymentId, UUID refundId, Money available) {
        var refund = locked(shop, paymentId).refundOf(refundId);
        if (refund.state() != RefundState.WAITING) {
            return false;
        }
        refund.send(available, clock.instant());
        return true;
    }

    /** The provider has refused for now. */
    public void defer(ShopId shop, UUID paymentId, UUID refundId, String why) {
        var refund = locked(shop, paymentId).refundOf(refundId);
        if (refund.state() == RefundState.SENT) {
            refund.turn(RefundState.WAITING, why, clock.instant());
        }
    }

    /** The money is with the buyer. Nothing happens when that is known. */
    public void done(ShopId shop, UUID paymentId, UUID refundId, @Nullable String providerRefundId) {
        done(shop, locked(shop, paymentId), refundId, providerRefundId, Origin.SYSTEM);
    }

    /** It is certain that no money went back. */
    public void failed(ShopId shop, UUID paymentId, UUID refundId, String why) {
        failed(shop, locked(shop, paymentId), refundId, why);
    }

    /** Nobody knows: a person has to find out. */
    public void unclear(ShopId shop, UUID paymentId, UUID refundId, String why) {
        var payment = locked(shop, paymentId);
        if (payment.refundOf(refundId).state().isUnderWay()) {
            facts.tell(shop, Origin.SYSTEM, payment.loseRefund(refundId, why, clock.instant()));
            log(shop, payment, refundId, RefundState.UNCLEAR, why);
        }
        errands.drop(shop, Errands.Kind.REFUND, refundId);
    }

    void done(ShopId shop, Payment payment, UUID refundId, @Nullable String providerRefundId, Origin by) {
        var now = clock.instant();
        var events = payment.gaveBack(refundId, providerRefundId, now);
        errands.drop(shop, Errands.Kind.REFUND, refundId);
        if (events.isEmpty()) {
            return;
        }
        facts.tell(shop, by, events);
        facts.tell(shop, by, weighed(shop, payment, now));
        books.refunded(shop, payment, payment.refundOf(refundId), now);
        log(shop, payment, refundId, RefundState.DONE, null);
    }

    void failed(ShopId shop, Payment payment, UUID refundId, String why) {
        if (payment.refundOf(refundId).state().isUnderWay()) {
            payment.refundOf(refundId).turn(RefundState.FAILED, why, clock.instant());
            log(shop, payment, refundId, RefundState.FAILED, why);
        }
        errands.drop(shop, Errands.Kind.REFUND, refundId);
    }

    /** Ends the looking of a person where the refund has made the difference good. */
    private List<PaymentEvent> weighed(ShopId shop, Payment payment, Instant now) {
        var orderId = payment.orderId();
        if (orderId == null || payment.attention() != PaymentAttention.AMOUNT_DIFFERS) {
            return List.of();
        }
        return orders.find(shop, orderId)
                .map(order -> payment.weigh(order.total(), now))
                .orElse(List.of());
    }

    private Payment locked(ShopId shop, UUID paymentId) {
        return payments.lock(shop, paymentId).orElseThrow(PaymentRefused.UnknownPayment::new);
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
