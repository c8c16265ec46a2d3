package kz.cvety.sync.inbound;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the sender is told, kept with the receipt so that a repeated delivery is told the same.
 *
 * @param reason why it was parked
 * @param orderId the order's or product's id here
 * @param oldStatus names of {@link kz.cvety.events.orders.OrderStatus}
 * @param historyRecorded the order's status, or the product, changes because of this
 * @param entityType {@code order} or {@code product}; absent in answers kept before products were heard
 */
public record Answer(
        Outcome outcome,
        @Nullable String reason,
        @Nullable String externalId,
        @Nullable UUID orderId,
        @Nullable String oldStatus,
        @Nullable String newStatus,
        boolean historyRecorded,
        UUID receiptId,
        @Nullable String entityType) {}
