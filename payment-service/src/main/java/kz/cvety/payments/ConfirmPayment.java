package kz.cvety.payments;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import kz.cvety.events.payments.PaymentEvent;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import kz.cvety.payments.Payments.Whereabouts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Learns that money came, whoever says so: the first who does changes the payment, tells the others and posts to the books; the
 * rest change nothing. News of a payment that is not known yet is kept until it is.
 */
@Component
public class ConfirmPayment {

    /** What became of the news. */
    public enum Outcome {
        TAKEN,
        /** Nothing new. */
        KNOWN,
        /** Not known yet what it is about. */
        KEPT
    }

    private static final Logger log = LoggerFactory.getLogger(ConfirmPayment.class);

    private final Payments payments;
    private final PayableOrders orders;
    private final Notices notices;
    private final Errands errands;
    private final PaymentFacts facts;
    private final Bookkeeping books;
    private final InstantSource clock;

    ConfirmPayment(
            Payments payments,
            PayableOrders orders,
            Notices notices,
            Errands errands,
            PaymentFacts facts,
            Bookkeeping books,
            InstantSource clock) {
        this.payments = payments;
        this.orders = orders;
        this.notices = notices;
        this.errands = errands;
        this.facts = facts;
        this.books = books;
        this.clock = clock;
    }

    /** Runs inside a transaction of the shop that has locked nothing of payments yet. */
    public Outcome handle(ShopId shop, Incoming money) {
        var found = payments.lockByProviderPayment(shop, money.provider(), money.providerPaymentId());
        if (payments.ofTransaction(shop, money.provider(), money.transactionId())
                .isPresent()) {
            return Outcome.KNOWN;
        }
        if (found.isEmpty()) {
            notices.keep(shop, money, clock.instant());
            return Outcome.KEPT;
        }
        return take(shop, money, found.get());
    }

    /** Lets money that nobody can place stand by itself, for a person. Runs inside a transaction of the shop. */
    public Outcome withoutOrder(ShopId shop, Incoming money) {
        var found = payments.lockByProviderPayment(shop, money.provider(), money.providerPaymentId());
        notices.take(shop, money.provider(), money.providerPaymentId());
        if (payments.ofTransaction(shop, money.provider(), money.transactionId())
                .isPresent()) {
            return Outcome.KNOWN;
        }
        if (found.isPresent()) {
            return take(shop, money, found.get());
        }
        arrive(shop, UuidCreator.getTimeOrderedEpoch(), null, money, Judgement.WITHOUT_ORDER, Origin.SYSTEM);
        return Outcome.TAKEN;
    }

    /** Money that was not asked for becomes a payment of its own. */
    Payment arrive(ShopId shop, UUID id, @Nullable PayableOrder order, Incoming money, Judgement judged, Origin by) {
        var now = clock.instant();
        var payment = Payment.received(shop, id, order, money, judged, now);
        payments.add(shop, payment);
        settle(shop, payment, payment.arrived(), by);
        return payment;
    }

    private Outcome take(ShopId shop, Incoming money, Whereabouts where) {
        var payment = payments.lock(shop, where.paymentId()).orElseThrow(PaymentRefused.UnknownPayment::new);
        if (payment.attemptOf(where.attemptId()).state() == AttemptState.PAID) {
            return Outcome.KNOWN;
        }
        var now = clock.instant();
        var orderId = payment.orderId();
        var order = orderId == null ? null : orders.find(shop, orderId).orElse(null);
        var paidBefore =
                orderId != null && payments.ofOrder(shop, orderId).stream().anyMatch(Payment::covers);
        errands.drop(shop, Errands.Kind.ASK, where.attemptId());
        if (payment.isPaid()) {
            payment.receive(where.attemptId(), money, Judgement.WITHOUT_ORDER, now);
            var judged = Judgement.of(money.amount(), money.amount(), order, true, paidBefore);
            arrive(shop, UuidCreator.getTimeOrderedEpoch(), order, money, judged, Origin.SYSTEM);
            return Outcome.TAKEN;
        }
        var judged = Judgement.of(money.amount(), payment.amount(), order, !payment.isOpen(), paidBefore);
        errands.drop(shop, Errands.Kind.END, payment.id());
        settle(shop, payment, payment.receive(where.attemptId(), money, judged, now), Origin.SYSTEM);
        return Outcome.TAKEN;
    }

    private void settle(ShopId shop, Payment payment, List<PaymentEvent> events, Origin by) {
        facts.tell(shop, by, events);
        books.received(shop, payment, clock.instant());
        log.atInfo()
                .addKeyValue("shop", shop)
                .addKeyValue("payment", payment.id())
                .addKeyValue("provider", payment.provider())
                .addKeyValue("attention", payment.attention())
                .log("payment.received");
    }
}
