package kz.cvety.events.catalog;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.cvety.events.ExternalId;
import org.jspecify.annotations.Nullable;

/**
 * The whole product after a change. A consumer keeps the highest version it has seen and ignores the rest.
 *
 * @param version grows by one with each accepted change
 * @param kind {@code GOODS} or {@code SERVICE}
 * @param folder the folder's name
 * @param enabled offered to buyers; an archived product is not, whatever this says
 * @param price decimal string for one piece, in {@code currency}; a variant has its own
 * @param images in the order they are shown, the main one first
 * @param recipe what one piece takes from stock; empty when nothing is counted
 */
public record ProductSnapshot(
        UUID productId,
        long version,
        String kind,
        String name,
        @Nullable String description,
        @Nullable UUID folderId,
        @Nullable String folder,
        boolean enabled,
        boolean archived,
        String currency,
        String price,
        List<ProductVariant> variants,
        List<ProductAttribute> attributes,
        List<ProductImage> images,
        List<RecipeLine> recipe,
        List<ExternalId> externalIds,
        Instant createdAt,
        Instant updatedAt) {}
