package kz.cvety.events.catalog;

import java.util.UUID;

/** How much of an item lies in one store. */
public record StoreLevel(UUID storeId, String store, long onHand) {}
