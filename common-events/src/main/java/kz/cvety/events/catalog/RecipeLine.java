package kz.cvety.events.catalog;

import java.util.UUID;

/**
 * What one piece of a product takes from stock: 15 stems of a rose, or the one ready bouquet itself.
 *
 * @param quantity in the item's unit, at least 1
 */
public record RecipeLine(UUID itemId, int quantity) {}
