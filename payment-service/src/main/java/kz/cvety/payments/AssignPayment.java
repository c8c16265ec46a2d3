package kz.cvety.payments;

import java.time.InstantSource;
import java.util.UUID;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import org.springframework.stereotype.Component;

/** Says what money pays for that came without an order, late or twice. */
@Component
public class AssignPayment {

    private final Payments payments;
    private final PayableOrders orders;
    private final EndPayment end;
    private final PaymentFacts facts;
    private final Bookkeeping books;
    private final InstantSource clock;

    AssignPayment(
            Payments payments,
            PayableOrders orders,
            EndPayment end,
            PaymentFacts facts,
            Bookkeeping books,
            InstantSource clock) {
        this.payments = payments;
        this.orders = orders;
        this.end = end;
        this.facts = facts;
        this.books = books;
        this.clock = clock;
    }

    /** Refused for an order that is over or paid for. Runs inside a transaction of the shop. */
    public Payment handle(ShopId shop, UUID paymentId, UUID orderId, Origin by) {
        // before the order is read: whoever ends it may not pass between
        var others = payments.lockByOrder(shop, orderId);
        var order = orders.find(shop, orderId).orElseThrow(PaymentRefused.UnknownOrder::new);
        if (order.isOver()) {
            throw new PaymentRefused.OrderOver(order.status());
        }
        var payment = payments.lock(shop, paymentId).orElseThrow(PaymentRefused.UnknownPayment::new);
        others.stream().filter(Payment::covers).findFirst().ifPresent(paid -> {
            throw new PaymentRefused.OrderPaid(paid.id());
        });
        if (!order.total().currency().equals(payment.amount().currency())) {
            throw new PaymentRefused.AmountNotPayable(
                    "The order is to be paid in " + order.total().currency());
        }
        var now = clock.instant();
        var judged = Judgement.of(payment.amount(), order.total(), order, false, false);
        var events = payment.assign(order, judged, now);
        if (judged.attention() == null) {
            end.ofOrder(shop, orderId, by);
        }
        facts.tell(shop, by, events);
        books.assigned(shop, payment, now);
        return payment;
    }
}
