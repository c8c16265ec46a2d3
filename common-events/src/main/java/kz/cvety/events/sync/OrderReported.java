package kz.cvety.events.sync;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.cvety.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * The external system described a whole order.
 *
 * @param order everything it told
 * @param changed names of the fields of {@link ReportedOrder} that differ from what the same system said before; only
 *     these are applied to an order that exists, so a change of ours that it has not seen yet is not undone
 * @param changedBy the external user who did it, when told
 */
@EventType("sync.order-reported.v1")
public record OrderReported(
        UUID orderId,
        String connection,
        String externalId,
        long revision,
        Instant reportedAt,
        ReportedOrder order,
        List<String> changed,
        @Nullable String changedBy)
        implements SyncOrderEvent {}
