package kz.cvety.orders.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.cvety.events.ExternalId;
import kz.cvety.events.orders.Delivery;
import kz.cvety.events.orders.OrderItem;
import kz.cvety.events.orders.OrderStatus;
import kz.cvety.events.orders.Person;
import kz.cvety.orders.Lack;
import kz.cvety.orders.Lifecycle;
import kz.cvety.orders.Order;
import kz.cvety.orders.OrderPayment;
import kz.cvety.orders.PaymentSummary;
import org.jspecify.annotations.Nullable;

/**
 * An order as staff see it.
 *
 * @param next the statuses our lifecycle allows now
 * @param sync {@code synced}, {@code pending} or {@code parked}: whether Bitrix holds what we hold
 * @param syncReason why it is parked
 * @param stock {@code unchecked}, {@code reserved}, {@code short}, {@code used} or {@code released}: what the catalog said
 * @param shortages what is missing for an order that is short, in the unit of each item
 * @param payment how far the money has come; absent when nothing was arranged with us and none was heard of
 */
record OrderView(
        UUID id,
        String trackingId,
        @Nullable String orderNumber,
        long version,
        String status,
        List<OrderStatus> next,
        String sync,
        @Nullable String syncReason,
        String stock,
        List<Lack> shortages,
        String currency,
        String goodsTotal,
        String deliveryFee,
        String total,
        @Nullable PaymentView payment,
        Person buyer,
        Person recipient,
        Delivery delivery,
        List<OrderItem> items,
        @Nullable String cardText,
        @Nullable String instructions,
        List<ExternalId> externalIds,
        String origin,
        Instant placedAt,
        Instant updatedAt) {

    static OrderView of(Order order, List<OrderPayment> payments) {
        var now = order.snapshot();
        return new OrderView(
                now.orderId(),
                now.trackingId(),
                now.orderNumber(),
                now.version(),
                now.status(),
                List.copyOf(Lifecycle.after(order.status())),
                order.sync().wireName(),
                order.parkedReason(),
                order.stock().state().wireName(),
                order.stock().shortages(),
                now.currency(),
                now.goodsTotal(),
                now.deliveryFee(),
                now.total(),
                PaymentSummary.of(order, payments).map(PaymentView::of).orElse(null),
                now.buyer(),
                now.recipient(),
                now.delivery(),
                now.items(),
                now.cardText(),
                now.instructions(),
                now.externalIds(),
                order.origin(),
                now.placedAt(),
                now.updatedAt());
    }
}
