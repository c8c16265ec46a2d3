package kz.cvety.payments;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import kz.cvety.events.payments.PaymentAssigned;
import kz.cvety.events.payments.PaymentAttention;
import kz.cvety.events.payments.PaymentCleared;
import kz.cvety.events.payments.PaymentEnded;
import kz.cvety.events.payments.PaymentEvent;
import kz.cvety.events.payments.PaymentFlagged;
import kz.cvety.events.payments.PaymentOffered;
import kz.cvety.events.payments.PaymentReceived;
import kz.cvety.events.payments.PaymentRefunded;
import kz.cvety.events.payments.PaymentRequested;
import kz.cvety.events.payments.PaymentStatus;
import kz.cvety.kit.Money;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;

/**
 * A demand for the money of an order, or money that came without one. Each accepted change makes its version grow by one and
 * answers the events that tell it; hearing the same again does neither.
 */
@Entity
@Table(name = "payment")
public class Payment extends PaymentRecord {

    private static final Set<PaymentAttention> ANSWERED_BY_REFUND = EnumSet.of(
            PaymentAttention.LATE,
            PaymentAttention.PAID_TWICE,
            PaymentAttention.NO_ORDER,
            PaymentAttention.AMOUNT_DIFFERS);

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Payment() {}

    private Payment(
            ShopId shop,
            UUID id,
            @Nullable PayableOrder order,
            Provider provider,
            Money amount,
            PaymentStatus status,
            Instant at) {
        this.shop = shop.value();
        this.id = id;
        this.orderId = order == null ? null : order.id();
        this.orderNumber = order == null ? null : order.number();
        this.provider = provider;
        this.status = status;
        this.currency = amount.currency();
        this.amount = amount.minor();
        this.createdAt = stored(at);
        accept(at);
    }

    /** Money is asked for an order. */
    static Payment request(ShopId shop, UUID id, PayableOrder order, Provider provider, Instant payBy, Instant at) {
        var payment = new Payment(shop, id, order, provider, order.total(), PaymentStatus.REQUESTED, at);
        payment.payBy = stored(payBy);
        return payment;
    }

    /** Money came that was not asked for, or not by this payment. */
    static Payment received(
            ShopId shop, UUID id, @Nullable PayableOrder order, Incoming money, Judgement judged, Instant at) {
        var payment = new Payment(shop, id, order, money.provider(), money.amount(), PaymentStatus.PAID, at);
        payment.take(money, judged);
        return payment;
    }

    PaymentEvent requested() {
        return new PaymentRequested(snapshot());
    }

    /** What tells of money that was not asked for. */
    List<PaymentEvent> arrived() {
        return told(new PaymentReceived(snapshot()));
    }

    /** A new try, unless one is still going on. */
    PaymentAttempt attempt(UUID attemptId, Instant at) {
        if (!isOpen() || attempts.stream().anyMatch(each -> !each.state().isFinal())) {
            throw new PaymentRefused.NotNow("tried again", status);
        }
        var attempt = new PaymentAttempt(this, attemptId, stored(at));
        attempts.add(attempt);
        return attempt;
    }

    /** The provider waits. A buyer is sent there only while we wait too. */
    List<PaymentEvent> open(UUID attemptId, String providerPaymentId, String address, Instant at) {
        attemptOf(attemptId).open(providerPaymentId, address, stored(at));
        var wasUnclear = attention == PaymentAttention.UNCLEAR_REQUEST;
        if (wasUnclear) {
            attention = null;
        }
        if (!isOpen()) {
            return wasUnclear ? cleared(at) : List.of();
        }
        status = PaymentStatus.PENDING;
        payUrl = address;
        accept(at);
        return List.of(new PaymentOffered(snapshot()));
    }

    /** Nothing will come of this try. What it offered is gone. */
    List<PaymentEvent> close(UUID attemptId, AttemptState as, @Nullable String why, Instant at) {
        var attempt = attemptOf(attemptId);
        if (attempt.state().isFinal()) {
            return List.of();
        }
        attempt.turn(as, why, stored(at));
        if (status != PaymentStatus.PENDING) {
            return List.of();
        }
        status = PaymentStatus.REQUESTED;
        payUrl = null;
        accept(at);
        return List.of(new PaymentRequested(snapshot()));
    }

    /** Nobody knows whether the provider has made this try. */
    List<PaymentEvent> lose(UUID attemptId, String why, Instant at) {
        attemptOf(attemptId).turn(AttemptState.UNCLEAR, why, stored(at));
        return isOpen() ? flag(PaymentAttention.UNCLEAR_REQUEST, at) : List.of();
    }

    /** The money has come. Nothing happens when it has before. */
    List<PaymentEvent> receive(@Nullable UUID attemptId, Incoming money, Judgement judged, Instant at) {
        if (attemptId != null) {
            attemptOf(attemptId).turn(AttemptState.PAID, null, stored(at));
        }
        if (isPaid()) {
            return List.of();
        }
        status = PaymentStatus.PAID;
        payUrl = null;
        amount = money.amount().minor();
        currency = money.amount().currency();
        take(money, judged);
        accept(at);
        return told(new PaymentReceived(snapshot()));
    }

    /** Ends the waiting. Tries that the provider has not been told of are over; others may still bring money. */
    List<PaymentEvent> end(PaymentStatus as, Instant at) {
        if (!isOpen()) {
            return List.of();
        }
        status = as;
        payUrl = null;
        accept(at);
        return List.of(new PaymentEnded(snapshot()));
    }

    Refund giveBack(Refund.Wish wish, Instant at) {
        if (status != PaymentStatus.PAID && status != PaymentStatus.PARTLY_REFUNDED) {
            throw new PaymentRefused.NotNow("refunded", status);
        }
        if (refunds.stream().anyMatch(each -> each.state().isUnderWay())) {
            throw new PaymentRefused.RefundUnderWay();
        }
        if (wish.amount().compareTo(remaining()) > 0) {
            throw new PaymentRefused.MoreThanIsLeft(remaining());
        }
        var refund = new Refund(this, wish, stored(at));
        refunds.add(refund);
        return refund;
    }

    /** The money is with the buyer again. What was the matter with money is so no more when all of it went. */
    List<PaymentEvent> gaveBack(UUID refundId, @Nullable String providerRefundId, Instant at) {
        var refund = refundOf(refundId);
        if (!refund.state().isUnderWay()) {
            return List.of();
        }
        refund.done(providerRefundId, stored(at));
        refunded = Math.addExact(refunded, refund.amount().minor());
        status = refunded == amount ? PaymentStatus.REFUNDED : PaymentStatus.PARTLY_REFUNDED;
        accept(at);
        var told = new PaymentRefunded(snapshot(), refundId, refund.amount().toString());
        if (status != PaymentStatus.REFUNDED || attention == null || !ANSWERED_BY_REFUND.contains(attention)) {
            return List.of(told);
        }
        attention = null;
        return Stream.concat(Stream.of(told), cleared(at).stream()).toList();
    }

    List<PaymentEvent> loseRefund(UUID refundId, String why, Instant at) {
        refundOf(refundId).turn(RefundState.UNCLEAR, why, stored(at));
        return flag(PaymentAttention.UNCLEAR_REFUND, at);
    }

    /** It is known now what the money is for. */
    List<PaymentEvent> assign(PayableOrder order, Judgement judged, Instant at) {
        var taken = receipt;
        if (taken == null || taken.liesIn() != Purse.UNASSIGNED || status != PaymentStatus.PAID) {
            throw new PaymentRefused.NotNow("assigned", status);
        }
        orderId = order.id();
        orderNumber = order.number();
        receipt = taken.in(judged.purse());
        attention = judged.attention();
        accept(at);
        return told(new PaymentAssigned(snapshot()));
    }

    /** A person has to look while what is left of the money is not what its order costs, unless they look already. */
    List<PaymentEvent> weigh(Money price, Instant at) {
        if (!covers()) {
            return List.of();
        }
        if (!remaining().equals(price)) {
            return attention == null ? flag(PaymentAttention.AMOUNT_DIFFERS, at) : List.of();
        }
        if (attention != PaymentAttention.AMOUNT_DIFFERS) {
            return List.of();
        }
        attention = null;
        return cleared(at);
    }

    /** A person has to look. Nothing happens when that is known. */
    List<PaymentEvent> flag(PaymentAttention why, Instant at) {
        if (attention == why) {
            return List.of();
        }
        attention = why;
        accept(at);
        return List.of(new PaymentFlagged(snapshot()));
    }

    /** A person has looked. */
    List<PaymentEvent> clear(String said, Instant at) {
        note = said;
        if (attention == null) {
            return List.of();
        }
        attention = null;
        return cleared(at);
    }

    void remark(@Nullable String said) {
        note = said;
    }

    private List<PaymentEvent> cleared(Instant at) {
        accept(at);
        return List.of(new PaymentCleared(snapshot()));
    }

    private List<PaymentEvent> told(PaymentEvent first) {
        if (attention == null) {
            return List.of(first);
        }
        accept(updatedAt);
        return List.of(first, new PaymentFlagged(snapshot()));
    }

    private void take(Incoming money, Judgement judged) {
        receipt = new Receipt(money.transactionId(), money.providerPaymentId(), judged.purse(), stored(money.paidAt()));
        attention = judged.attention();
    }
}
