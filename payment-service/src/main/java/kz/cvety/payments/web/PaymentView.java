package kz.cvety.payments.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.cvety.payments.Payment;
import kz.cvety.payments.PaymentAttempt;
import kz.cvety.payments.Refund;
import org.jspecify.annotations.Nullable;

/**
 * A payment as the API shows it.
 *
 * @param amount decimal string: what is asked for, and once it is paid what came
 * @param liesIn {@code ORDERS} when the money pays for the order, {@code UNASSIGNED} when nobody has said so yet
 * @param attention why a person has to look
 * @param note what the person who looked has said
 */
record PaymentView(
        UUID id,
        long version,
        @Nullable UUID orderId,
        @Nullable String orderNumber,
        String provider,
        String status,
        String currency,
        String amount,
        String refunded,
        @Nullable String transactionId,
        @Nullable String liesIn,
        @Nullable String payUrl,
        @Nullable Instant payBy,
        @Nullable String attention,
        @Nullable String note,
        List<AttemptView> attempts,
        List<RefundView> refunds,
        Instant createdAt,
        @Nullable Instant paidAt,
        Instant updatedAt) {

    /** One try at the provider, oldest first. */
    record AttemptView(
            UUID id,
            String state,
            @Nullable String providerPaymentId,
            @Nullable String reason,
            Instant createdAt,
            Instant updatedAt) {

        static AttemptView of(PaymentAttempt attempt) {
            return new AttemptView(
                    attempt.id(),
                    attempt.state().name(),
                    attempt.providerPaymentId(),
                    attempt.reason(),
                    attempt.createdAt(),
                    attempt.updatedAt());
        }
    }

    /** Money on its way back, oldest first. */
    record RefundView(
            UUID id,
            String state,
            String amount,
            @Nullable String availableBefore,
            @Nullable String providerRefundId,
            @Nullable String reason,
            @Nullable String note,
            Instant createdAt,
            Instant updatedAt) {

        static RefundView of(Refund refund) {
            var before = refund.availableBefore();
            return new RefundView(
                    refund.id(),
                    refund.state().name(),
                    refund.amount().toString(),
                    before == null ? null : before.toString(),
                    refund.providerRefundId(),
                    refund.reason(),
                    refund.note(),
                    refund.createdAt(),
                    refund.updatedAt());
        }
    }

    static PaymentView of(Payment payment) {
        var attention = payment.attention();
        var purse = payment.liesIn();
        return new PaymentView(
                payment.id(),
                payment.version(),
                payment.orderId(),
                payment.orderNumber(),
                payment.provider().name(),
                payment.status().name(),
                payment.amount().currency(),
                payment.amount().toString(),
                payment.refunded().toString(),
                payment.transactionId(),
                purse == null ? null : purse.name(),
                payment.payUrl(),
                payment.payBy(),
                attention == null ? null : attention.name(),
                payment.note(),
                payment.attempts().stream().map(AttemptView::of).toList(),
                payment.refunds().stream().map(RefundView::of).toList(),
                payment.createdAt(),
                payment.paidAt(),
                payment.updatedAt());
    }
}
