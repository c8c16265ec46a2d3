package kz.cvety.events.catalog;

import java.util.List;
import java.util.UUID;
import kz.cvety.events.EventType;

/** Something the order needs is not there, so nothing is set aside for it. */
@EventType("catalog.reservation-refused.v1")
public record ReservationRefused(UUID orderId, long version, List<Shortage> shortages) implements ReservationEvent {}
