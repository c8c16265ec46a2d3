package kz.cvety.events.orders;

import org.jspecify.annotations.Nullable;

/**
 * One line of an order with the product as it was at that time.
 *
 * @param name the product's name when the order was placed
 * @param price decimal string for one piece, in the order's currency
 */
public record OrderItem(
        @Nullable String productId,
        @Nullable String externalProductId,
        @Nullable String externalBasketId,
        String name,
        String price,
        int quantity) {}
