package kz.cvety.catalog;

import java.util.List;
import java.util.UUID;
import kz.cvety.events.catalog.ProductAttribute;
import kz.cvety.events.catalog.RecipeLine;
import org.jspecify.annotations.Nullable;

/** What a person wants a product to be: an {@link Edit} that still names its folder and pictures by their ids. */
public record Wishes(
        Told<String> name,
        Told<String> description,
        Told<UUID> folderId,
        Told<Boolean> enabled,
        Told<Price> price,
        Told<List<WantedVariant>> variants,
        Told<List<ProductAttribute>> attributes,
        Told<List<UUID>> images,
        Told<List<RecipeLine>> recipe) {

    /**
     * A variant as it should be.
     *
     * @param id of a variant the product has; absent for a new one
     */
    public record WantedVariant(
            @Nullable UUID id,
            String name,
            @Nullable String sku,
            Price price,
            boolean enabled,
            List<RecipeLine> recipe) {}
}
