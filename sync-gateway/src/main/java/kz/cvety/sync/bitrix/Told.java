package kz.cvety.sync.bitrix;

import java.time.Instant;
import java.util.UUID;
import kz.cvety.events.orders.OrderStatus;
import kz.cvety.events.sync.ReportedOrder;
import org.jspecify.annotations.Nullable;

/**
 * What Bitrix told about an order, in our words.
 *
 * @param ourId the order's id here, when Bitrix knows it
 * @param order everything but the status; nothing when only the status was told
 * @param at when it happened there, as far as told
 */
public record Told(
        String externalId,
        @Nullable Long version,
        @Nullable UUID ourId,
        @Nullable String statusCode,
        @Nullable OrderStatus status,
        @Nullable ReportedOrder order,
        @Nullable Instant at,
        @Nullable String changedBy,
        @Nullable String note) {}
