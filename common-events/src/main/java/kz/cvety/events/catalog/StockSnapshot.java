package kz.cvety.events.catalog;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One item of stock after a change, all numbers in its unit. A consumer keeps the highest version it has seen and ignores
 * the rest.
 *
 * @param version grows by one with each change, one change may stand for many orders
 * @param unit how it is counted, for example {@code stem} or {@code piece}
 * @param onHand what lies in all stores together
 * @param reserved of that, set aside for orders that are not assembled yet
 * @param available what may still be promised: on hand less reserved; below zero after a count that found less than was promised
 * @param lowAt the level of {@code available} at or below which the shop wants to be told; absent when it does not
 * @param archived not kept in stock any more
 */
public record StockSnapshot(
        UUID itemId,
        long version,
        String name,
        String unit,
        long onHand,
        long reserved,
        long available,
        @Nullable Long lowAt,
        boolean low,
        boolean archived,
        List<StoreLevel> stores,
        Instant updatedAt) {}
