package kz.cvety.events.sync;

import java.util.UUID;
import kz.cvety.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * The external system holds everything of ours up to {@code version}.
 *
 * @param externalId its id there, absent when the shop has nothing to deliver to
 */
@EventType("sync.delivered.v1")
public record Delivered(
        UUID entityId,
        String entityType,
        String connection,
        long version,
        @Nullable String externalId) implements DeliveryEvent {}
