package kz.cvety.orders;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import kz.cvety.events.orders.OrderStatus;
import kz.cvety.kit.Origin;
import org.jspecify.annotations.Nullable;

/**
 * What a connection says about one order.
 *
 * @param revision grows with every report of this connection about this order
 * @param details everything it told, absent when it told no more than the status
 * @param changed what of the details is new to the connection itself; only that is applied to an order that exists
 */
public record Report(
        UUID orderId,
        String connection,
        String externalId,
        long revision,
        Instant reportedAt,
        @Nullable OrderStatus status,
        @Nullable Details details,
        Set<String> changed,
        @Nullable String changedBy,
        @Nullable String note,
        @Nullable String traceparent) {

    private static final String SOMEBODY = "bitrix";

    Change asChange(Instant at) {
        return new Change(Origin.bitrix(connection), changedBy == null ? SOMEBODY : changedBy, note, at);
    }

    /** The status to apply to an order that exists, if it is news. */
    @Nullable
    OrderStatus changedStatus() {
        return changed.contains("status") ? status : null;
    }
}
