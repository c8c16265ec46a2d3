package kz.cvety.events.orders;

import java.util.List;
import kz.cvety.events.EventType;

/**
 * Something other than the status changed.
 *
 * @param changed names of the snapshot's fields that differ from the version before
 */
@EventType("orders.order-amended.v1")
public record OrderAmended(OrderSnapshot order, List<String> changed) implements OrderEvent {}
