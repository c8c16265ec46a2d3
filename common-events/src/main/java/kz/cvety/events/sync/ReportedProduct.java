package kz.cvety.events.sync;

import java.util.List;
import kz.cvety.events.catalog.ProductAttribute;
import org.jspecify.annotations.Nullable;

/**
 * A product as an external system describes it. {@code null} means "not told"; an empty text or list means "cleared there".
 *
 * @param price decimal string for one piece, in {@code currency}
 * @param imageUrls in the order they are shown, under the external system's addresses
 */
public record ReportedProduct(
        @Nullable String name,
        @Nullable String description,
        @Nullable String currency,
        @Nullable String price,
        @Nullable Boolean enabled,
        @Nullable List<String> imageUrls,
        @Nullable List<ProductAttribute> attributes) {}
