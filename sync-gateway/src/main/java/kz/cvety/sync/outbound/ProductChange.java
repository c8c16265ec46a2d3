package kz.cvety.sync.outbound;

import java.util.UUID;
import kz.cvety.events.catalog.ProductSnapshot;
import kz.cvety.kit.Origin;
import org.jspecify.annotations.Nullable;

/** A version of a product, as our services announced it. */
public record ProductChange(
        ProductSnapshot product, Origin origin, @Nullable String traceparent) {

    public UUID productId() {
        return product.productId();
    }

    public long version() {
        return product.version();
    }
}
