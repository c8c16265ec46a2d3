package kz.cvety.catalog;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far a product's changes have come on their way to one external system. */
public sealed interface ProductProgress {

    UUID productId();

    /** Everything up to {@code version} is there, under this id when the system gives ids. */
    record Arrived(
            UUID productId,
            String connection,
            long version,
            @Nullable String externalId) implements ProductProgress {}

    /** The change of {@code version} waits for a person. */
    record Parked(UUID productId, long version, String reason) implements ProductProgress {}

    /** A person sent it on its way again. */
    record Resumed(UUID productId) implements ProductProgress {}
}
