package kz.cvety.events.sync;

import java.util.UUID;
import kz.cvety.events.Event;
import kz.cvety.events.Topic;

/** How far our changes to one entity have reached one external system. */
@Topic("sync.delivery")
public sealed interface DeliveryEvent extends Event permits Delivered, DeliveryParked, DeliveryResumed {

    UUID entityId();

    /** {@code order} or {@code product}. */
    String entityType();

    String connection();

    /** The version of our entity this is about. */
    long version();

    @Override
    default UUID aggregateId() {
        return entityId();
    }
}
