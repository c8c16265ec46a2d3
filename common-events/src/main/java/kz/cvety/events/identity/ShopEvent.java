package kz.cvety.events.identity;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import kz.cvety.events.Event;
import kz.cvety.events.Topic;

/** What happened to a shop. Every event carries the whole shop and its version. */
@Topic("identity.shop")
public sealed interface ShopEvent extends Event permits ShopRegistered, ShopChanged {

    ShopSnapshot shop();

    /** A shop's id is a short name people chose; the key made of it is the same everywhere and for ever. */
    @Override
    default UUID aggregateId() {
        return UUID.nameUUIDFromBytes(shop().shopId().getBytes(StandardCharsets.UTF_8));
    }
}
