package kz.cvety.events.catalog;

import java.util.List;
import java.util.UUID;
import kz.cvety.events.Event;
import kz.cvety.events.Topic;

/**
 * What happened to the stock of one item: a stem, a ribbon, a ready bouquet. Every event carries the whole item with its
 * levels and its version.
 */
@Topic("catalog.stock")
public sealed interface StockEvent extends Event permits StockChanged, StockRanLow, StockRecovered {

    StockSnapshot stock();

    /** Orders for which something was set aside, released or used up since the version before: the levels include them now. */
    List<UUID> orders();

    @Override
    default UUID aggregateId() {
        return stock().itemId();
    }
}
