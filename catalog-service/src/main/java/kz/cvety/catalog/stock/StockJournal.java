package kz.cvety.catalog.stock;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;

/** Every movement there ever was. It is only ever added to; the database refuses anything else. */
public interface StockJournal {

    void append(ShopId shop, List<Movement> movements);

    /** Newest first, before the position of a page before. */
    List<Entry> page(ShopId shop, Filter filter, @Nullable Long before, int limit);

    /** A movement in its place, with the names its item and store have now. */
    record Entry(long position, Movement movement, String item, String store) {}

    /** Which movements to list; what is absent does not narrow. */
    record Filter(
            @Nullable UUID document,
            @Nullable UUID item,
            @Nullable UUID store,
            @Nullable UUID order,
            @Nullable MovementKind kind,
            @Nullable Instant from,
            @Nullable Instant to) {

        /** What was booked together. */
        public static Filter ofDocument(UUID document) {
            return new Filter(document, null, null, null, null, null, null);
        }
    }
}
