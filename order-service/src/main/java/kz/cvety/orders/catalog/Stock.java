package kz.cvety.orders.catalog;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import kz.cvety.kit.ShopId;

/**
 * What is there and what is held of it. An item's row is locked before any hold of it comes or goes, and several rows in the order of
 * their ids, so that nobody counts between a level and the holds it includes, and nobody waits in a circle.
 */
public interface Stock {

    /** Takes over the newest level of each item and, with it, ends the holds of the orders it names; at most one level for each item. */
    void apply(ShopId shop, Collection<Level> levels);

    /** What this order may have of these items: their levels less what is held for others. Nothing of an item that is not known. */
    Map<UUID, Long> free(ShopId shop, Collection<UUID> items, UUID orderId);

    /** Holds all of it; answers false, with a transaction that must not commit, when there is too little of one item. */
    boolean hold(ShopId shop, UUID orderId, Map<UUID, Long> needs, Instant until);

    /**
     * Ends what is held for orders.
     *
     * @param over for these at once
     * @param settling for these at that moment, unless a level names them before
     */
    void end(ShopId shop, Collection<UUID> over, Collection<UUID> settling, Instant at);

    /** Ends what should have ended before, in all shops; answers how many holds that were. */
    int endOverdue(Instant before);
}
