package kz.cvety.payments;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import kz.cvety.kit.Money;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Notes money that came past every provider we speak with. What was still asked for its order is asked for no longer. */
@Component
public class RecordManualPayment {

    /**
     * What a person says.
     *
     * @param orderId what it pays for, if they know
     * @param reference what the money is called elsewhere: the number of a receipt or of a transfer; noted once
     */
    public record Noted(
            @Nullable UUID orderId,
            Money amount,
            @Nullable String reference,
            @Nullable Instant paidAt,
            @Nullable String note) {}

    private final Payments payments;
    private final PayableOrders orders;
    private final ConfirmPayment confirm;
    private final EndPayment end;
    private final InstantSource clock;

    RecordManualPayment(
            Payments payments, PayableOrders orders, ConfirmPayment confirm, EndPayment end, InstantSource clock) {
        this.payments = payments;
        this.orders = orders;
        this.confirm = confirm;
        this.end = end;
        this.clock = clock;
    }

    /** Runs inside a transaction of the shop. */
    public Payment handle(ShopId shop, UUID paymentId, Noted noted, Origin by) {
        if (noted.amount().minor() <= 0) {
            throw new PaymentRefused.AmountNotPayable("Money that came is an amount above zero");
        }
        var reference = noted.reference() == null ? paymentId.toString() : noted.reference();
        payments.lockByProviderPayment(shop, Provider.MANUAL, reference);
        payments.ofTransaction(shop, Provider.MANUAL, reference).ifPresent(known -> {
            throw new PaymentRefused.MoneyKnown(known);
        });
        var paidAt = noted.paidAt() == null ? clock.instant() : noted.paidAt();
        var money = new Incoming(Provider.MANUAL, reference, reference, noted.amount(), paidAt);
        var orderId = noted.orderId();
        var payment = orderId == null
                ? confirm.arrive(shop, paymentId, null, money, Judgement.WITHOUT_ORDER, by)
                : forOrder(shop, paymentId, orderId, money, by);
        payment.remark(noted.note());
        return payment;
    }

    private Payment forOrder(ShopId shop, UUID paymentId, UUID orderId, Incoming money, Origin by) {
        // before the order is read: whoever ends it may not pass between
        var paidBefore = payments.lockByOrder(shop, orderId).stream().anyMatch(Payment::covers);
        var order = orders.find(shop, orderId).orElseThrow(PaymentRefused.UnknownOrder::new);
        if (!order.total().currency().equals(money.amount().currency())) {
            throw new PaymentRefused.AmountNotPayable(
                    "The order is to be paid in " + order.total().currency());
        }
        var judged = Judgement.of(money.amount(), order.total(), order, false, paidBefore);
        if (judged.attention() == null) {
            end.ofOrder(shop, orderId, by);
        }
        return confirm.arrive(shop, paymentId, order, money, judged, by);
    }
}
