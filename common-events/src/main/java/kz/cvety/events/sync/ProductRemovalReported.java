package kz.cvety.events.sync;

import java.time.Instant;
import java.util.UUID;
import kz.cvety.events.EventType;
import org.jspecify.annotations.Nullable;

/** The external system deleted a product. It is archived here, never deleted. */
@EventType("sync.product-removal-reported.v1")
public record ProductRemovalReported(
        UUID productId,
        String connection,
        String externalId,
        long revision,
        Instant reportedAt,
        @Nullable String changedBy)
        implements SyncProductEvent {}
