package kz.cvety.catalog.stock.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.cvety.catalog.stock.StockItem;
import org.jspecify.annotations.Nullable;

/**
 * An item with its levels, all numbers in its unit.
 *
 * @param available what may still be promised: on hand less reserved
 * @param low whether no more than {@code lowAt} is available
 * @param edition what {@code If-Match} names: it counts changes of the description, not of the levels
 */
record ItemView(
        UUID id,
        String name,
        String unit,
        @Nullable Long lowAt,
        boolean archived,
        long onHand,
        long reserved,
        long available,
        boolean low,
        List<LevelView> stores,
        long edition,
        long version,
        Instant updatedAt) {

    /** How much lies in one store. */
    record LevelView(UUID storeId, String store, long onHand) {}

    static ItemView of(StockItem item) {
        var said = item.description();
        return new ItemView(
                item.id(),
                said.name(),
                said.unit(),
                said.lowAt(),
                said.archived(),
                item.onHand(),
                item.reserved(),
                item.available(),
                item.low(),
                item.levels().stream()
                        .filter(StockItem.Level::booked)
                        .map(level -> new LevelView(level.storeId(), level.store(), level.onHand()))
                        .toList(),
                item.edition(),
                item.version(),
                item.updatedAt());
    }
}
