package kz.cvety.events.catalog;

import java.util.UUID;
import kz.cvety.events.Event;
import kz.cvety.events.Topic;

/** What became of the stock an order needs. An order that takes nothing from stock has no reservation. */
@Topic("catalog.reservation")
public sealed interface ReservationEvent extends Event permits ReservationMade, ReservationRefused, ReservationEnded {

    UUID orderId();

    /** Grows by one with each change of this order's reservation: a consumer applies a version only if it has seen less. */
    long version();

    @Override
    default UUID aggregateId() {
        return orderId();
    }
}
