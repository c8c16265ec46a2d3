package kz.cvety.events.catalog;

import java.util.List;
import java.util.UUID;
import kz.cvety.events.EventType;

/** Less of an item is available than the shop wants to have; said once until it recovers. */
@EventType("catalog.stock-ran-low.v1")
public record StockRanLow(StockSnapshot stock, List<UUID> orders) implements StockEvent {}
