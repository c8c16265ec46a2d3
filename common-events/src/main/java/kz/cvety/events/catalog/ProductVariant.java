package kz.cvety.events.catalog;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One way to buy a product: 15, 25 or 51 roses.
 *
 * @param sku the shop's own article number
 * @param price decimal string for one piece, in the product's currency
 * @param recipe what one piece takes from stock, in place of the product's own
 */
public record ProductVariant(
        UUID variantId, String name, @Nullable String sku, String price, boolean enabled, List<RecipeLine> recipe) {}
