package kz.cvety.events.catalog;

import java.util.List;
import java.util.UUID;
import kz.cvety.events.EventType;

/** There is enough again of an item that had run low. */
@EventType("catalog.stock-recovered.v1")
public record StockRecovered(StockSnapshot stock, List<UUID> orders) implements StockEvent {}
