package kz.cvety.orders;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far an order's changes have come on their way to one external system. */
public sealed interface Progress {

    UUID orderId();

    /** Everything up to {@code version} is there, under this id when the system gives ids. */
    record Arrived(
            UUID orderId,
            String connection,
            long version,
            @Nullable String externalId) implements Progress {}

    /** The change of {@code version} waits for a person. */
    record Parked(UUID orderId, long version, String reason) implements Progress {}

    /** A person sent it on its way again. */
    record Resumed(UUID orderId) implements Progress {}
}
