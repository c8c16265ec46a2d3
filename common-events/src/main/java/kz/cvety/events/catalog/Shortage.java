package kz.cvety.events.catalog;

import java.util.UUID;

/**
 * An item an order wants more of than there is, in the item's unit.
 *
 * @param available what could have been promised at that moment
 */
public record Shortage(UUID itemId, String item, long wanted, long available) {}
