package kz.cvety.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import kz.cvety.events.catalog.ProductAttribute;
import kz.cvety.events.catalog.ProductImage;
import kz.cvety.events.catalog.RecipeLine;
import org.jspecify.annotations.Nullable;

/** What a shop says about a product: all that an {@link Edit} can change. */
public record Offer(
        ProductKind kind,
        String name,
        @Nullable String description,
        @Nullable InFolder folder,
        boolean enabled,
        Price price,
        List<Variant> variants,
        List<ProductAttribute> attributes,
        List<ProductImage> images,
        List<RecipeLine> recipe) {

    public Offer {
        variants = List.copyOf(variants);
        attributes = List.copyOf(attributes);
        images = List.copyOf(images);
        recipe = List.copyOf(recipe);
    }

    /** A new offer with a name and nothing else told yet. */
    static Offer named(ProductKind kind, String name) {
        return new Offer(kind, name, null, null, false, new Price(0), List.of(), List.of(), List.of(), List.of());
    }

    /** The same after an edit; what is not told stays. */
    Offer with(Edit edit) {
        return new Offer(
                kind,
                edit.name().over(name, name),
                edit.description().over(description),
                edit.folder().over(folder),
                edit.enabled().over(enabled, enabled),
                edit.price().over(price, price),
                edit.variants().over(variants, List.of()),
                edit.attributes().over(attributes, List.of()),
                edit.images().over(images, List.of()),
                edit.recipe().over(recipe, List.of()));
    }

    /** The names of what differs, as {@link kz.cvety.events.catalog.ProductSnapshot} calls it. */
    List<String> differencesFrom(Offer before) {
        var names = new ArrayList<String>();
        note(names, "name", before.name, name);
        note(names, "description", before.description, description);
        note(names, "folderId", before.folderId(), folderId());
        note(names, "enabled", before.enabled, enabled);
        note(names, "price", before.price, price);
        note(names, "variants", before.variants, variants);
        note(names, "attributes", before.attributes, attributes);
        note(names, "images", before.images, images);
        note(names, "recipe", before.recipe, recipe);
        return names;
    }

    /** Refuses what contradicts itself. */
    void check() {
        var skus = new TreeSet<String>();
        for (var i = 0; i < variants.size(); i++) {
            var sku = variants.get(i).sku();
            if (sku != null && !skus.add(sku.strip().toLowerCase(Locale.ROOT))) {
                throw new UnusableProduct("#/variants/" + i + "/sku", "another variant has this article number");
            }
            checkRecipe("#/variants/" + i + "/recipe", variants.get(i).recipe());
        }
        checkRecipe("#/recipe", recipe);
    }

    private static void checkRecipe(String pointer, List<RecipeLine> recipe) {
        var items = new TreeSet<UUID>();
        for (var i = 0; i < recipe.size(); i++) {
            if (!items.add(recipe.get(i).itemId())) {
                throw new UnusableProduct(pointer + "/" + i + "/itemId", "the recipe names this item twice");
            }
        }
    }

    public @Nullable UUID folderId() {
        return folder == null ? null : folder.id();
    }

    private static void note(List<String> names, String name, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            names.add(name);
        }
    }
}
