package kz.cvety.catalog;

import java.util.List;
import java.util.UUID;
import kz.cvety.events.catalog.ProductVariant;
import kz.cvety.events.catalog.RecipeLine;
import org.jspecify.annotations.Nullable;

/**
 * One way to buy a product: 15, 25 or 51 roses.
 *
 * @param sku the shop's own article number; no two variants of a product share one
 * @param recipe in place of the product's own; empty means that one
 */
public record Variant(
        UUID id, String name, @Nullable String sku, Price price, boolean enabled, List<RecipeLine> recipe) {

    public Variant {
        recipe = List.copyOf(recipe);
    }

    ProductVariant asPublished() {
        return new ProductVariant(id, name, sku, price.toString(), enabled, recipe);
    }
}
