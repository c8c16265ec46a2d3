package kz.cvety.events.identity;

import java.util.List;
import kz.cvety.events.EventType;

/**
 * A shop is called, placed or treated differently.
 *
 * @param changed names of the snapshot's fields that differ from the version before
 */
@EventType("identity.shop-changed.v1")
public record ShopChanged(ShopSnapshot shop, List<String> changed) implements ShopEvent {}
