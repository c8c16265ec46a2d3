package kz.cvety.events.catalog;

import java.util.List;
import java.util.UUID;
import kz.cvety.events.EventType;

/** There is more or less of an item, or it is described differently. */
@EventType("catalog.stock-changed.v1")
public record StockChanged(StockSnapshot stock, List<UUID> orders) implements StockEvent {}
