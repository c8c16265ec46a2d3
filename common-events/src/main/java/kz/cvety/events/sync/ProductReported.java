package kz.cvety.events.sync;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.cvety.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * The external system described a product, and the owners of its fields let the changes pass.
 *
 * @param product everything it told
 * @param changed names of the fields of {@link ReportedProduct} to be applied to a product that exists; a new one takes
 *     everything
 * @param changedBy the external user who did it, when told
 */
@EventType("sync.product-reported.v1")
public record ProductReported(
        UUID productId,
        String connection,
        String externalId,
        long revision,
        Instant reportedAt,
        ReportedProduct product,
        List<String> changed,
        @Nullable String changedBy)
        implements SyncProductEvent {}
