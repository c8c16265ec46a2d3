package kz.cvety.events.catalog;

import java.util.UUID;
import kz.cvety.events.EventType;

/** Everything the order needs is set aside for it. */
@EventType("catalog.reservation-made.v1")
public record ReservationMade(UUID orderId, long version) implements ReservationEvent {}
