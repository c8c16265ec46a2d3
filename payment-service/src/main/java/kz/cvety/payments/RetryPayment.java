package kz.cvety.payments;

import java.time.InstantSource;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import org.springframework.stereotype.Component;

/** Gives the buyer of an open payment another way to pay, once the last one is over. */
@Component
public class RetryPayment {

    private final Payments payments;
    private final Errands errands;
    private final InstantSource clock;

    RetryPayment(Payments payments, Errands errands, InstantSource clock) {
        this.payments = payments;
        this.errands = errands;
        this.clock = clock;
    }

    /** Runs inside a transaction of the shop. */
    public Payment handle(ShopId shop, UUID paymentId, UUID attemptId) {
        var payment = payments.lock(shop, paymentId).orElseThrow(PaymentRefused.UnknownPayment::new);
        var now = clock.instant();
        payment.attempt(attemptId, now);
        errands.add(shop, Errands.Kind.MAKE, attemptId, payment, now);
        return payment;
    }
}
