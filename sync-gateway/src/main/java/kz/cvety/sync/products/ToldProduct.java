package kz.cvety.sync.products;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import kz.cvety.sync.ProductField;
import org.jspecify.annotations.Nullable;

/**
 * What the other side told about a product, in the words of {@link ProductWords}.
 *
 * @param version counts its saves there; a hook of the first bridge lacks it
 * @param ourId its id here, when the other side knows it
 * @param words the fields it told; the others are as they were
 * @param onlyMainImage of the pictures only the first was told
 * @param removed it was deleted there
 * @param at when it happened there, as far as told
 */
public record ToldProduct(
        String externalId,
        @Nullable Long version,
        @Nullable UUID ourId,
        Map<ProductField, String> words,
        boolean onlyMainImage,
        boolean removed,
        @Nullable Instant at,
        @Nullable String changedBy) {

    public ToldProduct {
        var copy = new EnumMap<ProductField, String>(ProductField.class);
        copy.putAll(words);
        words = copy;
    }

    /** Words about a deletion are none. */
    public static ToldProduct removed(
            String externalId, @Nullable Long version, @Nullable Instant at, @Nullable String changedBy) {
        return new ToldProduct(externalId, version, null, Map.of(), false, true, at, changedBy);
    }
}
