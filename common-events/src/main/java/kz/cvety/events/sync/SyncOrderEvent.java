package kz.cvety.events.sync;

import java.time.Instant;
import java.util.UUID;
import kz.cvety.events.Event;
import kz.cvety.events.Topic;

/** What an external system said about an order, in our words. */
@Topic("sync.order")
public sealed interface SyncOrderEvent extends Event permits OrderReported, OrderStatusReported {

    UUID orderId();

    /** The connection that heard it. */
    String connection();

    /** The order's id in the external system. */
    String externalId();

    /** Grows with every fact about this order on this connection: a consumer applies a revision only if it has seen less. */
    long revision();

    Instant reportedAt();

    @Override
    default UUID aggregateId() {
        return orderId();
    }
}
