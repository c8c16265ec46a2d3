package kz.cvety.catalog;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import kz.cvety.events.catalog.ProductAttribute;
import org.jspecify.annotations.Nullable;

/** What a connection says about one product. */
public sealed interface ProductReport {

    UUID productId();

    String connection();

    String externalId();

    /** Grows with every report of this connection about this product. */
    long revision();

    @Nullable
    String traceparent();

    /**
     * How the product is described there.
     *
     * @param changed what of it is new to the connection itself; only that is applied to a product that exists
     */
    record Described(
            UUID productId,
            String connection,
            String externalId,
            long revision,
            Told<String> name,
            Told<String> description,
            Told<Boolean> enabled,
            Told<Price> price,
            Told<List<String>> imageUrls,
            Told<List<ProductAttribute>> attributes,
            Set<String> changed,
            @Nullable String traceparent)
            implements ProductReport {

        /** The same with everything untold that is not new to the connection. */
        Described onlyNews() {
            return new Described(
                    productId,
                    connection,
                    externalId,
                    revision,
                    changed.contains("name") ? name : Told.nothing(),
                    changed.contains("description") ? description : Told.nothing(),
                    changed.contains("enabled") ? enabled : Told.nothing(),
                    // an amount in another money is another price
                    changed.contains("price") || changed.contains("currency") ? price : Told.nothing(),
                    changed.contains("imageUrls") ? imageUrls : Told.nothing(),
                    changed.contains("attributes") ? attributes : Told.nothing(),
                    changed,
                    traceparent);
        }
    }

    /** It is gone there. */
    record Removed(
            UUID productId,
            String connection,
            String externalId,
            long revision,
            @Nullable String traceparent) implements ProductReport {}
}
