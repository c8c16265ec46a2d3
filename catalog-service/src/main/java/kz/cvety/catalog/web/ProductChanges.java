package kz.cvety.catalog.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.catalog.Price;
import kz.cvety.catalog.Told;
import kz.cvety.catalog.Wishes;
import kz.cvety.catalog.web.ProductFields.AttributeRequest;
import kz.cvety.catalog.web.ProductFields.RecipeRequest;
import kz.cvety.catalog.web.ProductFields.VariantRequest;
import kz.cvety.kit.http.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * What is to be different about a product. A field that is absent stays as it is; {@code null} clears it, where it can be cleared.
 *
 * @param price decimal string of tenge for one piece
 * @param variants all of them: a variant that is left out is gone
 * @param images ids of images of the product or of uploaded ones, the main one first
 */
@SuppressWarnings("NullableOptional") // the JSON reader tells an absent field from one that is null by just this
record ProductChanges(
        @Nullable Optional<@NotBlank @PlainText(max = ProductFields.NAME) String> name,
        @Nullable Optional<@PlainText(max = ProductFields.DESCRIPTION) String> description,
        @Nullable Optional<UUID> folderId,
        @Nullable Optional<@NotNull Boolean> enabled,

        @Nullable
        Optional<@NotNull @Pattern(regexp = ProductFields.AMOUNT, message = ProductFields.NO_AMOUNT) String> price,

        @Nullable Optional<@Size(max = ProductFields.VARIANTS) List<@NotNull @Valid VariantRequest>> variants,
        @Nullable Optional<@Size(max = ProductFields.ATTRIBUTES) List<@NotNull @Valid AttributeRequest>> attributes,
        @Nullable Optional<@Size(max = ProductFields.IMAGES) List<@NotNull UUID>> images,
        @Nullable Optional<@Size(max = ProductFields.RECIPE) List<@NotNull @Valid RecipeRequest>> recipe) {

    Wishes wishes() {
        return new Wishes(
                told(name),
                description != null && description.filter(String::isEmpty).isPresent()
                        ? Told.cleared()
                        : told(description),
                told(folderId),
                told(enabled),
                ProductChanges.<String>told(price).map(Price::of),
                ProductChanges.<List<VariantRequest>>told(variants).map(ProductFields::variants),
                ProductChanges.<List<AttributeRequest>>told(attributes).map(ProductFields::attributes),
                told(images),
                ProductChanges.<List<RecipeRequest>>told(recipe).map(ProductFields::recipe));
    }

    private static <T> Told<T> told(@Nullable Optional<T> field) {
        return field == null ? Told.nothing() : Told.of(field.orElse(null));
    }
}
