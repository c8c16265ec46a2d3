package kz.cvety.payments;

import java.time.InstantSource;
import java.util.UUID;
import kz.cvety.events.payments.PaymentStatus;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import org.springframework.stereotype.Component;

/**
 * Stops waiting for money: its time has passed, or the order is over. The provider is asked to stop too, where it can, and asked
 * for news for a while longer, because money may come all the same.
 */
@Component
public class EndPayment {

    private final Payments payments;
    private final Errands errands;
    private final PaymentFacts facts;
    private final InstantSource clock;

    EndPayment(Payments payments, Errands errands, PaymentFacts facts, InstantSource clock) {
        this.payments = payments;
        this.errands = errands;
        this.facts = facts;
        this.clock = clock;
    }

    /** Its time has passed. Runs inside a transaction of the shop. */
    public void expired(ShopId shop, UUID paymentId) {
        payments.lock(shop, paymentId).ifPresent(payment -> end(shop, payment, PaymentStatus.EXPIRED, Origin.SYSTEM));
    }

    /** Nothing is to be paid for the order any more. Runs inside a transaction of the shop. */
    public void ofOrder(ShopId shop, UUID orderId, Origin by) {
        payments.lockByOrder(shop, orderId).forEach(payment -> end(shop, payment, PaymentStatus.CANCELLED, by));
    }

    private void end(ShopId shop, Payment payment, PaymentStatus as, Origin by) {
        var events = payment.end(as, clock.instant());
        if (events.isEmpty()) {
            return;
        }
        facts.tell(shop, by, events);
        errands.drop(shop, Errands.Kind.END, payment.id());
        payment.attempts().stream()
                .filter(attempt -> attempt.state() == AttemptState.OPEN)
                .forEach(attempt -> errands.add(shop, Errands.Kind.CANCEL, attempt.id(), payment, clock.instant()));
    }
}
