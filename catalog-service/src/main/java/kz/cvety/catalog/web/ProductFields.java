package kz.cvety.catalog.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import kz.cvety.catalog.Price;
import kz.cvety.catalog.Wishes.WantedVariant;
import kz.cvety.events.catalog.ProductAttribute;
import kz.cvety.events.catalog.RecipeLine;
import kz.cvety.kit.http.PlainText;
import org.jspecify.annotations.Nullable;

/** What requests about products are made of, and how much of it there may be. */
final class ProductFields {

    static final String AMOUNT = "[0-9]{1,8}(\\.[0-9]{1,2})?";
    static final String NO_AMOUNT = "must be a decimal amount of at most 99999999.99";

    static final int NAME = 300;
    static final int DESCRIPTION = 10_000;
    static final int VARIANTS = 50;
    static final int ATTRIBUTES = 50;
    static final int IMAGES = 30;
    static final int RECIPE = 50;

    private ProductFields() {}

    /**
     * One way to buy a product.
     *
     * @param variantId of a variant the product has; absent for a new one
     * @param recipe in place of the product's own
     */
    record VariantRequest(
            @Nullable UUID variantId,
            @NotBlank @PlainText(max = NAME) String name,
            @PlainText(max = 100) @Nullable String sku,

            @NotNull @Pattern(regexp = AMOUNT, message = NO_AMOUNT)
            String price,

            @Nullable Boolean enabled,
            @Size(max = RECIPE) @Nullable List<@NotNull @Valid RecipeRequest> recipe) {

        WantedVariant wanted() {
            return new WantedVariant(
                    variantId,
                    name,
                    sku == null || sku.isBlank() ? null : sku,
                    Price.of(price),
                    !Boolean.FALSE.equals(enabled),
                    ProductFields.recipe(Objects.requireNonNullElse(recipe, List.of())));
        }
    }

    /** Something a buyer may want to know. */
    record AttributeRequest(
            @NotBlank @PlainText(max = 100) String name,
            @NotBlank @PlainText(max = 1000) String value) {}

    /** What one piece takes from stock. */
    record RecipeRequest(
            @NotNull UUID itemId,
            @NotNull @Min(1) @Max(100_000) Integer quantity) {}

    static List<WantedVariant> variants(List<VariantRequest> variants) {
        return variants.stream().map(VariantRequest::wanted).toList();
    }

    static List<ProductAttribute> attributes(List<AttributeRequest> attributes) {
        return attributes.stream()
                .map(each -> new ProductAttribute(each.name, each.value))
                .toList();
    }

    static List<RecipeLine> recipe(List<RecipeRequest> recipe) {
        return recipe.stream()
                .map(line -> new RecipeLine(line.itemId, line.quantity))
                .toList();
    }
}
