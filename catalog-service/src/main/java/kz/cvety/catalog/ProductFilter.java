package kz.cvety.catalog;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which products to list; what is absent does not narrow.
 *
 * @param folder products of this folder and of all below it
 * @param text words of the name, the description, the variants or the attributes; forgives typos in the name when nothing else is found
 */
public record ProductFilter(
        @Nullable UUID folder,
        @Nullable Boolean enabled,
        boolean archived,
        @Nullable ProductKind kind,
        @Nullable Price priceFrom,
        @Nullable Price priceTo,
        @Nullable String text) {

    public static final ProductFilter ALL = new ProductFilter(null, null, false, null, null, null, null);
}
