package kz.cvety.payments;

import java.time.InstantSource;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import org.springframework.stereotype.Component;

/**
 * Compares the money of an order with what the order costs now: a person has to look while the two differ. What is still asked for
 * stays as it is, because no provider lets it be changed; it is judged when it comes.
 */
@Component
public class WeighPayments {

    private final Payments payments;
    private final PaymentFacts facts;
    private final InstantSource clock;

    WeighPayments(Payments payments, PaymentFacts facts, InstantSource clock) {
        this.payments = payments;
        this.facts = facts;
        this.clock = clock;
    }

    /** Runs inside a transaction of the shop. */
    public void handle(ShopId shop, PayableOrder order, Origin by) {
        payments.lockByOrder(shop, order.id())
                .forEach(payment -> facts.tell(shop, by, payment.weigh(order.total(), clock.instant())));
    }
}
