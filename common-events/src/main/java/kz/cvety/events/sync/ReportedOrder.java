package kz.cvety.events.sync;

import java.util.List;
import kz.cvety.events.orders.Delivery;
import kz.cvety.events.orders.OrderItem;
import kz.cvety.events.orders.Person;
import org.jspecify.annotations.Nullable;

/**
 * An order as an external system describes it. {@code null} means "not told"; an empty text means "cleared there".
 *
 * @param status a name of {@link kz.cvety.events.orders.OrderStatus}
 * @param goodsTotal decimal string without the delivery
 * @param deliveryFee decimal string
 */
public record ReportedOrder(
        @Nullable String orderNumber,
        @Nullable String status,
        @Nullable String currency,
        @Nullable String goodsTotal,
        @Nullable String deliveryFee,
        @Nullable Person buyer,
        @Nullable String externalBuyerId,
        @Nullable Person recipient,
        @Nullable Delivery delivery,
        @Nullable List<OrderItem> items,
        @Nullable String cardText,
        @Nullable String instructions) {}
