package kz.cvety.orders;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One accepted step of an order along its lifecycle.
 *
 * @param version the order's version after it
 * @param source {@code bitrix:<connection>}, {@code user}, {@code payment} or {@code system}
 * @param outOfGraph a jump of Bitrix that our own lifecycle does not allow
 */
public record Transition(
        UUID orderId,
        long version,
        String from,
        String to,
        String source,
        @Nullable String actor,
        @Nullable String note,
        boolean outOfGraph,
        Instant at) {}
