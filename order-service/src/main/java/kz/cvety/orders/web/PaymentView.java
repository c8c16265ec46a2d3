package kz.cvety.orders.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.cvety.orders.OrderPayment;
import kz.cvety.orders.PaymentSummary;
import org.jspecify.annotations.Nullable;

/**
 * How far the money of an order has come.
 *
 * @param status of the payment that says most: {@code REQUESTED}, {@code PENDING}, {@code PAID}, {@code PARTLY_REFUNDED},
 *     {@code REFUNDED}, {@code EXPIRED} or {@code CANCELLED}
 * @param amount decimal string: what is asked for, and once it is paid what came
 * @param refunded decimal string: what was given back of it
 * @param payUrl where the buyer pays, while they can
 * @param payBy until when the money is waited for
 * @param attention why a person has to look, if one has to
 * @param payments everything that was heard of, oldest first
 */
record PaymentView(
        String status,
        String amount,
        String refunded,
        String provider,
        @Nullable String payUrl,
        @Nullable Instant payBy,
        @Nullable String attention,
        List<OnePayment> payments) {

    /** One payment for the order. */
    record OnePayment(
            UUID id,
            String provider,
            String status,
            String amount,
            String refunded,
            @Nullable Instant payBy,
            @Nullable String attention,
            Instant createdAt,
            @Nullable Instant paidAt) {

        static OnePayment of(OrderPayment payment) {
            return new OnePayment(
                    payment.id(),
                    payment.provider(),
                    payment.status(),
                    payment.amount().toString(),
                    payment.refunded().toString(),
                    payment.payBy(),
                    payment.attention(),
                    payment.createdAt(),
                    payment.paidAt());
        }
    }

    static PaymentView of(PaymentSummary summary) {
        return new PaymentView(
                summary.status(),
                summary.amount().toString(),
                summary.refunded().toString(),
                summary.provider(),
                summary.payUrl(),
                summary.payBy(),
                summary.attention(),
                summary.payments().stream().map(OnePayment::of).toList());
    }
}
