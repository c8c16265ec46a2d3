package kz.cvety.events.catalog;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A picture of a product under public addresses.
 *
 * @param thumbnailUrl a small one of ours; absent for a picture that is kept elsewhere
 */
public record ProductImage(
        UUID imageId, String url, @Nullable String thumbnailUrl) {}
