package kz.cvety.events.sync;

import java.time.Instant;
import java.util.UUID;
import kz.cvety.events.Event;
import kz.cvety.events.Topic;

/** What an external system said about a product, in our words. */
@Topic("sync.product")
public sealed interface SyncProductEvent extends Event permits ProductReported, ProductRemovalReported {

    UUID productId();

    /** The connection that heard it. */
    String connection();

    /** The product's id in the external system. */
    String externalId();

    /** Grows with every fact about this product on this connection: a consumer applies a revision only if it has seen less. */
    long revision();

    Instant reportedAt();

    @Override
    default UUID aggregateId() {
        return productId();
    }
}
