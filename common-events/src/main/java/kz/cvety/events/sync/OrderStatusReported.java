package kz.cvety.events.sync;

import java.time.Instant;
import java.util.UUID;
import kz.cvety.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * The external system said only that an order's status changed.
 *
 * @param status a name of {@link kz.cvety.events.orders.OrderStatus}
 * @param externalStatus the code it used, for example {@code AP}
 */
@EventType("sync.order-status-reported.v1")
public record OrderStatusReported(
        UUID orderId,
        String connection,
        String externalId,
        long revision,
        Instant reportedAt,
        String status,
        String externalStatus,
        @Nullable String changedBy,
        @Nullable String note)
        implements SyncOrderEvent {}
