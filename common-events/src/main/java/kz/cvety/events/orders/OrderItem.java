package kz.cvety.events.orders;

import org.jspecify.annotations.Nullable;

/**
 * One line of an order with the product as it was at that time.
 *
 * @param productId ours, when the product is of our catalog
 * @param variantId which variant of it, when it has any
 * @param name the product's name when the order was placed
 * @param price decimal string for one piece, in the order's currency
 */
public record OrderItem(
        @Nullable String productId,
        @Nullable String variantId,
        @Nullable String externalProductId,
        @Nullable String externalBasketId,
        String name,
        String price,
        int quantity) {}
