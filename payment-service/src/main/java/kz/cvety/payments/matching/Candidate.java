package kz.cvety.payments.matching;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.cvety.kit.Money;
import org.jspecify.annotations.Nullable;

/**
 * An order that money may be for.
 *
 * @param speaksFor what says so
 * @param speaksAgainst what does not
 */
public record Candidate(
        UUID orderId,
        @Nullable String number,
        String status,
        Money total,
        Instant placedAt,
        List<Reason> speaksFor,
        List<Reason> speaksAgainst) {

    /** Why an order may be the one, or may not. */
    public enum Reason {
        SAME_AMOUNT,
        /** It differs by a tenth at most. */
        AMOUNT_CLOSE,
        WAITS_FOR_MONEY,
        PLACED_NEAR,
        PLACED_FAR,
        PAID_ALREADY,
        ORDER_OVER,
        /** More than one order waits for just this amount. */
        OTHER_ORDERS_FIT,
        /** More than one payment of just this amount has no order. */
        OTHER_MONEY_FITS
    }

    /**
     * What is known of an order beside money.
     *
     * @param paid whether other money has come for it
     */
    public record Facts(
            UUID orderId,
            @Nullable String number,
            String status,
            Money total,
            Instant placedAt,
            boolean waiting,
            boolean over,
            boolean paid) {

        boolean fits(Money amount) {
            return waiting && !paid && total.equals(amount);
        }
    }

    static Candidate of(Facts order, Money amount, boolean near, boolean othersFit, boolean rivals) {
        var speaksFor = new ArrayList<Reason>();
        var speaksAgainst = new ArrayList<Reason>();
        speaksFor.add(order.total().equals(amount) ? Reason.SAME_AMOUNT : Reason.AMOUNT_CLOSE);
        if (order.waiting()) {
            speaksFor.add(Reason.WAITS_FOR_MONEY);
        }
        (near ? speaksFor : speaksAgainst).add(near ? Reason.PLACED_NEAR : Reason.PLACED_FAR);
        if (order.paid()) {
            speaksAgainst.add(Reason.PAID_ALREADY);
        }
        if (order.over()) {
            speaksAgainst.add(Reason.ORDER_OVER);
        }
        if (othersFit) {
            speaksAgainst.add(Reason.OTHER_ORDERS_FIT);
        }
        if (rivals) {
            speaksAgainst.add(Reason.OTHER_MONEY_FITS);
        }
        return new Candidate(
                order.orderId(),
                order.number(),
                order.status(),
                order.total(),
                order.placedAt(),
                speaksFor,
                speaksAgainst);
    }
}
