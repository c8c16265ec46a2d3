package kz.cvety.catalog.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.cvety.catalog.Product;
import kz.cvety.events.ExternalId;
import kz.cvety.events.catalog.ProductAttribute;
import kz.cvety.events.catalog.ProductImage;
import kz.cvety.events.catalog.ProductVariant;
import kz.cvety.events.catalog.RecipeLine;
import org.jspecify.annotations.Nullable;

/**
 * A product as staff see it.
 *
 * @param sync {@code synced}, {@code pending} or {@code parked}: whether Bitrix holds what we hold
 * @param syncReason why it is parked
 */
record ProductView(
        UUID id,
        long version,
        String kind,
        String name,
        @Nullable String description,
        @Nullable UUID folderId,
        @Nullable String folder,
        boolean enabled,
        boolean archived,
        String sync,
        @Nullable String syncReason,
        String currency,
        String price,
        List<ProductVariant> variants,
        List<ProductAttribute> attributes,
        List<ProductImage> images,
        List<RecipeLine> recipe,
        List<ExternalId> externalIds,
        Instant createdAt,
        Instant updatedAt) {

    static ProductView of(Product product) {
        var now = product.snapshot();
        return new ProductView(
                now.productId(),
                now.version(),
                now.kind(),
                now.name(),
                now.description(),
                now.folderId(),
                now.folder(),
                now.enabled(),
                now.archived(),
                product.sync().wireName(),
                product.parkedReason(),
                now.currency(),
                now.price(),
                now.variants(),
                now.attributes(),
                now.images(),
                now.recipe(),
                now.externalIds(),
                now.createdAt(),
                now.updatedAt());
    }
}
