package kz.cvety.orders;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import kz.cvety.events.payments.PaymentAttention;
import kz.cvety.events.payments.PaymentStatus;
import kz.cvety.kit.Money;
import org.jspecify.annotations.Nullable;

/**
 * How far the money of an order has come, told by the payment that says most: one with money before one that waits for it, and that
 * before one that is over; the newest of its kind.
 *
 * @param attention why a person has to look: what is said of any of the payments, or an amount that is not what the order costs now
 * @param payments all that were heard of, oldest first
 */
public record PaymentSummary(
        String status,
        Money amount,
        Money refunded,
        String provider,
        @Nullable String payUrl,
        @Nullable Instant payBy,
        @Nullable String attention,
        List<OrderPayment> payments) {

    private static final Comparator<OrderPayment> TELLING =
            Comparator.comparingInt(PaymentSummary::rank).thenComparing(OrderPayment::createdAt);

    /** Nothing for an order that neither asked to be paid online nor was paid any money that we heard of. */
    public static Optional<PaymentSummary> of(Order order, List<OrderPayment> payments) {
        var terms = order.terms();
        if (payments.isEmpty()) {
            return Optional.ofNullable(terms).map(agreed -> awaited(order, agreed));
        }
        var telling = payments.stream().max(TELLING).orElseThrow();
        return Optional.of(new PaymentSummary(
                telling.status(),
                telling.amount(),
                telling.refunded(),
                telling.provider(),
                telling.isOpen() ? telling.payUrl() : null,
                telling.payBy() == null && terms != null ? terms.payBy() : telling.payBy(),
                attention(order, payments),
                payments));
    }

    private static PaymentSummary awaited(Order order, PayTerms terms) {
        return new PaymentSummary(
                PaymentStatus.REQUESTED.name(),
                order.total(),
                Money.zero(order.total().currency()),
                terms.provider().name(),
                null,
                terms.payBy(),
                null,
                List.of());
    }

    private static @Nullable String attention(Order order, List<OrderPayment> payments) {
        var differs = order.isUntouched()
                && payments.stream()
                        .anyMatch(payment ->
                                payment.holdsMoney() && !payment.amount().equals(order.total()));
        return payments.stream()
                .map(OrderPayment::attention)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(differs ? PaymentAttention.AMOUNT_DIFFERS.name() : null);
    }

    private static int rank(OrderPayment payment) {
        if (payment.holdsMoney()) {
            return 3;
        }
        if (payment.isOpen()) {
            return 2;
        }
        return payment.is(PaymentStatus.REFUNDED) ? 1 : 0;
    }
}
