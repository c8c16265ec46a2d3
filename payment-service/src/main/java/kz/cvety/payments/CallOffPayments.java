package kz.cvety.payments;

import java.time.InstantSource;
import java.util.UUID;
import kz.cvety.events.payments.PaymentAttention;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import org.springframework.stereotype.Component;

/** Nobody wants an order any more: its money is waited for no longer, and what has come is brought before a person. */
@Component
public class CallOffPayments {

    private final Payments payments;
    private final EndPayment end;
    private final PaymentFacts facts;
    private final InstantSource clock;

    CallOffPayments(Payments payments, EndPayment end, PaymentFacts facts, InstantSource clock) {
        this.payments = payments;
        this.end = end;
        this.facts = facts;
        this.clock = clock;
    }

    /** Money that is on its way back already needs nobody. Runs inside a transaction of the shop. */
    public void handle(ShopId shop, UUID orderId, Origin by) {
        end.ofOrder(shop, orderId, by);
        payments.lockByOrder(shop, orderId).stream()
                .filter(Payment::covers)
                .filter(payment -> payment.refunds().stream()
                        .noneMatch(refund -> refund.state().isUnderWay()))
                .forEach(payment -> facts.tell(shop, by, payment.flag(PaymentAttention.LATE, clock.instant())));
    }
}
