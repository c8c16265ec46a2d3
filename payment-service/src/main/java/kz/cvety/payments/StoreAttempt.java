package kz.cvety.payments;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import kz.cvety.payments.PaymentProvider.Pace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Puts down what a provider made of an attempt, and what it had told of it before we knew its id. */
@Component
public class StoreAttempt {

    /** For what was found by hand: the provider said nothing about how it wants to be asked. */
    static final Pace UNHURRIED = new Pace(Duration.ofMinutes(1), Duration.ofMinutes(5));

    private static final Logger log = LoggerFactory.getLogger(StoreAttempt.class);

    private final Payments payments;
    private final Notices notices;
    private final ConfirmPayment confirm;
    private final Errands errands;
    private final PaymentFacts facts;
    private final PaymentProperties properties;
    private final InstantSource clock;

    StoreAttempt(
            Payments payments,
            Notices notices,
            ConfirmPayment confirm,
            Errands errands,
            PaymentFacts facts,
            PaymentProperties properties,
            InstantSource clock) {
        this.payments = payments;
        this.notices = notices;
        this.confirm = confirm;
        this.errands = errands;
        this.facts = facts;
        this.properties = properties;
        this.clock = clock;
    }

    /** The provider waits for the buyer. Runs inside a transaction of the shop that has locked nothing of payments yet. */
    public void opened(ShopId shop, UUID paymentId, UUID attemptId, String theirs, String payUrl, Pace pace) {
        var provider = payments.find(shop, paymentId)
                .orElseThrow(PaymentRefused.UnknownPayment::new)
                .provider();
        payments.lockByProviderPayment(shop, provider, theirs);
        var payment = payments.lock(shop, paymentId).orElseThrow(PaymentRefused.UnknownPayment::new);
        opened(shop, payment, attemptId, theirs, payUrl, pace, Origin.SYSTEM);
    }

    /** With both locked. */
    void opened(ShopId shop, Payment payment, UUID attemptId, String theirs, String payUrl, Pace pace, Origin by) {
        var now = clock.instant();
        if (payment.attemptOf(attemptId).state().isFinal()) {
            return;
        }
        facts.tell(shop, by, payment.open(attemptId, theirs, payUrl, now));
        errands.drop(shop, Errands.Kind.MAKE, attemptId);
        errands.follow(shop, attemptId, theirs, payment, pace, now, last(payment, pace, now));
        if (!payment.isOpen()) {
            errands.add(shop, Errands.Kind.CANCEL, attemptId, payment, now);
        }
        notices.take(shop, payment.provider(), theirs).ifPresent(money -> confirm.handle(shop, money));
    }

    /** Nobody knows whether the provider has made it. Runs inside a transaction of the shop. */
    public void lost(ShopId shop, UUID paymentId, UUID attemptId, String why) {
        var payment = payments.lock(shop, paymentId).orElseThrow(PaymentRefused.UnknownPayment::new);
        errands.drop(shop, Errands.Kind.MAKE, attemptId);
        if (payment.attemptOf(attemptId).state() == AttemptState.CREATING) {
            facts.tell(shop, Origin.SYSTEM, payment.lose(attemptId, why, clock.instant()));
            log.atWarn()
                    .addKeyValue("shop", shop)
                    .addKeyValue("payment", paymentId)
                    .addKeyValue("attempt", attemptId)
                    .addKeyValue("why", why)
                    .log("attempt.unclear");
        }
    }

    /** Nothing will come of it. Runs inside a transaction of the shop. */
    public void closed(ShopId shop, UUID paymentId, UUID attemptId, AttemptState as, String why) {
        var payment = payments.lock(shop, paymentId).orElseThrow(PaymentRefused.UnknownPayment::new);
        facts.tell(shop, Origin.SYSTEM, payment.close(attemptId, as, why, clock.instant()));
        errands.drop(shop, Errands.Kind.MAKE, attemptId);
        errands.drop(shop, Errands.Kind.ASK, attemptId);
    }

    /** Until when the provider is asked: money may come after we have stopped waiting. */
    private Instant last(Payment payment, Pace pace, Instant now) {
        var fresh = now.plus(pace.fresh());
        var payBy = payment.payBy();
        return (payBy != null && payBy.isAfter(fresh) ? payBy : fresh).plus(properties.slowFor());
    }
}
