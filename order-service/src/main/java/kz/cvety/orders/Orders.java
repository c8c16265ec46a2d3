package kz.cvety.orders;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;

/**
 * The orders of a shop. Everything happens inside a transaction of that shop; what is changed on an order that was found
 * locked is stored when the transaction commits.
 */
public interface Orders {

    /** One page, newest first. */
    record Page(List<Order> orders, Optional<PageCursor> next) {}

    Optional<Order> find(ShopId shop, UUID id);

    /** The order to be changed: nobody else changes it until this transaction ends. */
    Optional<Order> findLocked(ShopId shop, UUID id);

    /** Those of these orders that exist, to be changed, in one query whatever their number. */
    Map<UUID, Order> findLocked(ShopId shop, Collection<UUID> ids);

    /**
     * The same, with those that a transaction is bringing in at this moment. A fact of an order, or an answer to one, may be heard before
     * its commit is seen here: the log is read a moment ahead of that.
     */
    default Map<UUID, Order> findLockedOrComing(ShopId shop, Collection<UUID> ids) {
        var found = findLocked(shop, ids);
        var missing = ids.stream().filter(id -> !found.containsKey(id)).collect(Collectors.toSet());
        if (missing.isEmpty()) {
            return found;
        }
        meet(shop, missing);
        var all = new HashMap<>(found);
        all.putAll(findLocked(shop, missing));
        return all;
    }

    /**
     * Waits until nobody else brings in one of these orders, or keeps word of one that is not here, and lets nobody until this transaction
     * ends: of two that arrive at once, the second sees the first.
     */
    void meet(ShopId shop, Collection<UUID> ids);

    Page page(ShopId shop, OrderFilter filter, @Nullable PageCursor after, int size);

    void add(ShopId shop, Order order);

    /**
     * Writes these orders now, those that have only moved in one statement whatever their number. They are not watched any more
     * afterwards.
     */
    void store(ShopId shop, Collection<Order> orders);

    /** Writes what has changed now, and refuses what another order already has: its number or its external id. */
    void flush(ShopId shop);
}
