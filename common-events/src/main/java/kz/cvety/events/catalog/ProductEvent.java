package kz.cvety.events.catalog;

import java.util.UUID;
import kz.cvety.events.Event;
import kz.cvety.events.Topic;

/** What happened to a product or a service that the shop offers. Every event carries the whole product and its version. */
@Topic("catalog.product")
public sealed interface ProductEvent extends Event permits ProductAdded, ProductChanged, ProductArchived {

    ProductSnapshot product();

    @Override
    default UUID aggregateId() {
        return product().productId();
    }
}
