package kz.cvety.events.identity;

import kz.cvety.events.EventType;

/** A shop belongs to the platform from now on. */
@EventType("identity.shop-registered.v1")
public record ShopRegistered(ShopSnapshot shop) implements ShopEvent {}
