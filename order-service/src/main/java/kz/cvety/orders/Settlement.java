package kz.cvety.orders;

import java.util.Collection;
import java.util.Optional;
import kz.cvety.events.orders.OrderStatus;
import kz.cvety.events.payments.PaymentStatus;
import org.jspecify.annotations.Nullable;

/**
 * What follows for an order from news about one of its payments. Only an order that nobody works on is moved by money that comes or
 * stays away; everything else is shown and left to a person.
 *
 * @param note why, where the status alone does not say it
 */
record Settlement(OrderStatus status, @Nullable String note) {

    static final String EXPIRED = "payment-expired";

    /**
     * The step to take, if any.
     *
     * @param before the payment as it was known to be of this order, if it was
     * @param others what is known of the order's other payments
     */
    static Optional<Settlement> of(
            Order order, @Nullable OrderPayment before, OrderPayment now, Collection<OrderPayment> others) {
        if (order.isUntouched() && now.pays(order.total()) && (before == null || !before.pays(order.total()))) {
            return Optional.of(new Settlement(OrderStatus.PAID, null));
        }
        if (order.isUntouched()
                && becomes(PaymentStatus.EXPIRED, before, now)
                && others.stream().noneMatch(other -> other.holdsMoney() || other.isOpen())) {
            return Optional.of(new Settlement(OrderStatus.CANCELLED, EXPIRED));
        }
        if (becomes(PaymentStatus.REFUNDED, before, now)
                && now.amount().equals(order.total())
                && Lifecycle.allows(order.status(), OrderStatus.REFUNDED)
                && others.stream().noneMatch(OrderPayment::holdsMoney)) {
            return Optional.of(new Settlement(OrderStatus.REFUNDED, null));
        }
        return Optional.empty();
    }

    private static boolean becomes(PaymentStatus status, @Nullable OrderPayment before, OrderPayment now) {
        return now.is(status) && (before == null || !before.is(status));
    }
}
