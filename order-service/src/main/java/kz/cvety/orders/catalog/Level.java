package kz.cvety.orders.catalog;

import java.util.Set;
import java.util.UUID;

/**
 * How much of an item can still be promised, as the catalog counts.
 *
 * @param orders those that this level, or one before it, was the first to include
 */
public record Level(UUID item, long version, String name, long available, Set<UUID> orders) {}
