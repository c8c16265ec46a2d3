package kz.cvety.catalog.stock;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the journal. The sum of all quantities of an item in a store is its level there.
 *
 * @param documentId what was booked together
 * @param quantity below zero for what went out
 * @param counted what was found, in a count
 * @param actor who did it: {@code user:<id>} or {@code system}
 */
public record Movement(
        UUID documentId,
        MovementKind kind,
        UUID itemId,
        UUID storeId,
        long quantity,
        @Nullable Long counted,
        @Nullable UUID orderId,
        @Nullable String reason,
        String actor,
        Instant at) {}
