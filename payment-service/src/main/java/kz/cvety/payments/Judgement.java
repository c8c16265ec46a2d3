package kz.cvety.payments;

import kz.cvety.events.payments.PaymentAttention;
import kz.cvety.kit.Money;
import org.jspecify.annotations.Nullable;

/** What is to be thought of money that came: whether a person has to look, and whose it is until then. */
public record Judgement(@Nullable PaymentAttention attention) {

    static final Judgement WITHOUT_ORDER = new Judgement(PaymentAttention.NO_ORDER);

    /**
     * Money for an order.
     *
     * @param ended whether we had stopped waiting for it
     * @param paidBefore whether the order was paid for without it
     */
    static Judgement of(Money came, Money asked, @Nullable PayableOrder order, boolean ended, boolean paidBefore) {
        if (paidBefore) {
            return new Judgement(PaymentAttention.PAID_TWICE);
        }
        if (ended || (order != null && order.isOver())) {
            return new Judgement(PaymentAttention.LATE);
        }
        var price = order == null ? asked : order.total();
        return new Judgement(came.equals(price) ? null : PaymentAttention.AMOUNT_DIFFERS);
    }

    Purse purse() {
        return attention == null || attention == PaymentAttention.AMOUNT_DIFFERS ? Purse.ORDERS : Purse.UNASSIGNED;
    }
}
