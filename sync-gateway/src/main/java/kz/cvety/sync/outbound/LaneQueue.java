package kz.cvety.sync.outbound;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.cvety.events.orders.OrderSnapshot;
import kz.cvety.kit.ShopId;
import kz.cvety.sync.Connection;

/** Where changes are put into lanes. Every method works on a whole batch, in a transaction of the shop. */
public interface LaneQueue {

    /** An order that is newer than what was believed, with the version believed before (0 for none). */
    record Advanced(String connection, UUID orderId, long before) {}

    /** What a plan changes in one lane. */
    record Change(LaneId lane, LanePlan plan, Instant deadline) {}

    /** Takes these orders as our side of every connection's belief, where they are newer. */
    List<Advanced> believe(ShopId shop, List<Connection> connections, Collection<OrderSnapshot> newest);

    /** Locks the lanes that exist and reads what they still have to tell, oldest first; lanes without any are left out. */
    Map<LaneId, List<Delivery>> pending(ShopId shop, Collection<LaneId> lanes);

    /** The ids over there, of those that have one. */
    Map<LaneId, String> externalIds(ShopId shop, Collection<LaneId> lanes);

    void apply(ShopId shop, List<Change> changes);

    /**
     * Queues our current status again wherever both sides differ, nothing is pending, and their last change was ours.
     *
     * @return the orders that were queued
     */
    List<UUID> repair(ShopId shop, String connection, Collection<UUID> orders);
}
