package kz.cvety.sync.outbound;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.cvety.events.sync.Delivered;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.outbox.NewFact;
import kz.cvety.kit.outbox.Outbox;
import kz.cvety.sync.Connection;
import kz.cvety.sync.Connections;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings changes of orders to the beliefs and lanes of every connection of their shop, within one transaction. */
@Component
public class TakeOrderChanges {

    private static final String NOWHERE = "none";

    private final Connections connections;
    private final LaneQueue queue;
    private final Outbox outbox;
    private final AfterCommit afterCommit;

    TakeOrderChanges(Connections connections, LaneQueue queue, Outbox outbox, AfterCommit afterCommit) {
        this.connections = connections;
        this.queue = queue;
        this.outbox = outbox;
        this.afterCommit = afterCommit;
    }

    /**
     * Takes changes of one shop's orders.
     *
     * @param changes in the order they were announced
     */
    public void handle(ShopId shop, List<OrderChange> changes) {
        var byOrder = new LinkedHashMap<UUID, List<OrderChange>>();
        changes.forEach(change -> byOrder.computeIfAbsent(change.orderId(), id -> new ArrayList<>())
                .add(change));
        var mine = connections.ofShop(shop);
        if (mine.isEmpty()) {
            announce(
                    shop,
                    byOrder.values().stream()
                            .map(List::getLast)
                            .map(last -> new Settled(NOWHERE, last, null))
                            .toList());
            return;
        }
        var newest = byOrder.values().stream()
                .map(List::getLast)
                .map(OrderChange::order)
                .toList();
        var fresh = new LinkedHashMap<LaneId, List<OrderChange>>();
        for (var advanced : queue.believe(shop, mine, newest)) {
            var unseen = byOrder.getOrDefault(advanced.orderId(), List.of()).stream()
                    .filter(change -> change.version() > advanced.before())
                    .toList();
            if (unseen.stream().anyMatch(change -> concerns(change, advanced.connection()))) {
                fresh.put(LaneId.ofOrder(shop, advanced.connection(), advanced.orderId()), unseen);
            }
        }
        if (!fresh.isEmpty()) {
            plan(shop, mine, fresh);
        }
    }

    /** What came from the connection itself only matters to its lane when it is a step of the status. */
    private static boolean concerns(OrderChange change, String connection) {
        return change.movedStatus() || !change.origin().isBitrix(connection);
    }

    private void plan(ShopId shop, List<Connection> mine, Map<LaneId, List<OrderChange>> fresh) {
        var pending = queue.pending(shop, fresh.keySet());
        fresh.entrySet().removeIf(lane -> !pending.containsKey(lane.getKey()) && onlyHeard(lane));
        var externalIds = queue.externalIds(shop, fresh.keySet());
        var changes = new ArrayList<LaneQueue.Change>();
        var settled = new ArrayList<Settled>();
        var filled = new HashMap<ConnectionKey, Integer>();
        for (var connection : mine) {
            fresh.forEach((lane, unseen) -> {
                if (!lane.connection().equals(connection.id())) {
                    return;
                }
                var externalId = externalIds.get(lane);
                var last = unseen.getLast();
                var plan = LanePlan.of(
                        connection.id(),
                        connection.everyStep(),
                        externalId != null,
                        pending.getOrDefault(lane, List.of()),
                        unseen);
                changes.add(new LaneQueue.Change(lane, plan, Deadlines.of(last.order(), connection.zone())));
                if (plan.settles()) {
                    settled.add(new Settled(connection.id(), last, externalId));
                } else if (!plan.appended().isEmpty() || !plan.superseded().isEmpty()) {
                    filled.merge(ConnectionKey.of(connection), 1, Integer::sum);
                }
            });
        }
        queue.apply(shop, changes);
        announce(shop, settled);
        afterCommit.ring(filled);
    }

    /** What all came from the connection itself, and finds nothing waiting there to give way, leaves nothing to do. */
    private static boolean onlyHeard(Map.Entry<LaneId, List<OrderChange>> lane) {
        return lane.getValue().stream()
                .allMatch(change -> change.origin().isBitrix(lane.getKey().connection()));
    }

    private record Settled(
            String connection, OrderChange last, @Nullable String externalId) {}

    private void announce(ShopId shop, List<Settled> settled) {
        outbox.append(settled.stream()
                .map(each -> new NewFact(
                        UuidCreator.getTimeOrderedEpoch(),
                        shop,
                        Origin.SYSTEM,
                        new Delivered(
                                each.last().orderId(),
                                LaneId.ORDER,
                                each.connection(),
                                each.last().version(),
                                each.externalId()),
                        each.last().traceparent()))
                .toList());
    }
}
