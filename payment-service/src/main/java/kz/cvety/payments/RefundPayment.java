package kz.cvety.payments;

import java.time.InstantSource;
import java.util.UUID;
import kz.cvety.kit.Money;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives money back. What a person gave back by hand is done at once; a provider is told later, by whoever runs errands. */
@Component
public class RefundPayment {

    private final Payments payments;
    private final Errands errands;
    private final SettleRefund settle;
    private final InstantSource clock;

    RefundPayment(Payments payments, Errands errands, SettleRefund settle, InstantSource clock) {
        this.payments = payments;
        this.errands = errands;
        this.settle = settle;
        this.clock = clock;
    }

    /**
     * Runs inside a transaction of the shop.
     *
     * @param amount how much; all that is left when absent
     */
    public Payment handle(
            ShopId shop, UUID paymentId, UUID refundId, @Nullable Money amount, @Nullable String note, Origin by) {
        var payment = payments.lock(shop, paymentId).orElseThrow(PaymentRefused.UnknownPayment::new);
        var wanted = amount == null ? payment.remaining() : amount;
        if (wanted.minor() <= 0 || !wanted.currency().equals(payment.amount().currency())) {
            throw new PaymentRefused.AmountNotPayable(
                    "A refund is an amount above zero in the currency of its payment");
        }
        var now = clock.instant();
        payment.giveBack(new Refund.Wish(refundId, wanted, note, by.value()), now);
        if (payment.provider().isOnline()) {
            errands.add(shop, Errands.Kind.REFUND, refundId, payment, now);
        } else {
            settle.done(shop, payment, refundId, null, by);
        }
        return payment;
    }
}
