package kz.cvety.events.orders;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.cvety.events.ExternalId;
import org.jspecify.annotations.Nullable;

/**
 * The whole order after a change. A consumer keeps the highest version it has seen and ignores the rest, so it may skip,
 * repeat or coalesce events.
 *
 * @param version grows by one with each accepted change
 * @param trackingId the public 8-character key a buyer follows the order by
 * @param status a name of {@link OrderStatus}
 * @param goodsTotal decimal string: the sum of price × quantity of the items
 * @param deliveryFee decimal string
 * @param total decimal string: goods and delivery
 * @param payment how the buyer pays and until when; absent when that is not arranged with us
 */
public record OrderSnapshot(
        UUID orderId,
        long version,
        String trackingId,
        @Nullable String orderNumber,
        String status,
        String currency,
        String goodsTotal,
        String deliveryFee,
        String total,
        Person buyer,
        Person recipient,
        Delivery delivery,
        List<OrderItem> items,
        @Nullable String cardText,
        @Nullable String instructions,
        List<ExternalId> externalIds,
        @Nullable PaymentTerms payment,
        Instant placedAt,
        Instant updatedAt) {}
