package kz.cvety.notifications;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.cvety.events.catalog.StockSnapshot;

/** Items of stock to test with. */
final class TestStock {

    static final String NAME = "Роза <b>«Аваланш»</b> & Ко";

    private TestStock() {}

    static StockSnapshot level(UUID item, long version, long available) {
        return item(item, version, available, "stem", 20L);
    }

    static StockSnapshot item(UUID item, long version, long available, String unit, Long lowAt) {
        return new StockSnapshot(
                item, version, NAME, unit, 100, 0, available, lowAt, false, false, List.of(), Instant.EPOCH);
    }
}
