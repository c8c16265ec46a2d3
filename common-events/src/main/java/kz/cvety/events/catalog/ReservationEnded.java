package kz.cvety.events.catalog;

import java.util.UUID;
import kz.cvety.events.EventType;

/**
 * Nothing is set aside for the order any more.
 *
 * @param outcome {@code CONSUMED} when it was assembled, {@code RELEASED} when it was cancelled, {@code EXPIRED} when it was
 *     not paid or accepted in time
 */
@EventType("catalog.reservation-ended.v1")
public record ReservationEnded(UUID orderId, long version, String outcome) implements ReservationEvent {}
