package kz.cvety.events;

import java.util.UUID;

/**
 * A fact that happened to one aggregate, as published on Kafka. Its value is the record as JSON; everything about the
 * fact itself (id, time, shop, origin) travels as CloudEvents headers.
 */
public interface Event {

    /** The aggregate this happened to: the key of the record, so facts of one aggregate keep their order. */
    UUID aggregateId();
}
