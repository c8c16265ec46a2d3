package kz.cvety.catalog.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import kz.cvety.catalog.Price;
import kz.cvety.catalog.ProductKind;
import kz.cvety.catalog.Told;
import kz.cvety.catalog.Wishes;
import kz.cvety.catalog.web.ProductFields.AttributeRequest;
import kz.cvety.catalog.web.ProductFields.RecipeRequest;
import kz.cvety.catalog.web.ProductFields.VariantRequest;
import kz.cvety.kit.http.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * A product as an app adds it.
 *
 * @param kind goods when absent
 * @param enabled offered to buyers unless said otherwise
 * @param price decimal string of tenge for one piece
 * @param images ids of uploaded images, the main one first
 */
record NewProduct(
        @Nullable ProductKind kind,

        @NotBlank @PlainText(max = ProductFields.NAME) String name,

        @PlainText(max = ProductFields.DESCRIPTION) @Nullable
        String description,

        @Nullable UUID folderId,
        @Nullable Boolean enabled,

        @NotNull @Pattern(regexp = ProductFields.AMOUNT, message = ProductFields.NO_AMOUNT)
        String price,

        @Size(max = ProductFields.VARIANTS) @Nullable List<@NotNull @Valid VariantRequest> variants,
        @Size(max = ProductFields.ATTRIBUTES) @Nullable List<@NotNull @Valid AttributeRequest> attributes,
        @Size(max = ProductFields.IMAGES) @Nullable List<@NotNull UUID> images,
        @Size(max = ProductFields.RECIPE) @Nullable List<@NotNull @Valid RecipeRequest> recipe) {

    ProductKind wantedKind() {
        return kind == null ? ProductKind.GOODS : kind;
    }

    Wishes wishes() {
        return new Wishes(
                Told.of(name),
                told(description == null || description.isEmpty() ? null : description, text -> text),
                told(folderId, id -> id),
                Told.of(!Boolean.FALSE.equals(enabled)),
                Told.of(Price.of(price)),
                told(variants, ProductFields::variants),
                told(attributes, ProductFields::attributes),
                told(images, ids -> ids),
                told(recipe, ProductFields::recipe));
    }

    private static <T, R> Told<R> told(@Nullable T value, Function<T, R> reading) {
        return value == null ? Told.nothing() : Told.of(reading.apply(value));
    }
}
