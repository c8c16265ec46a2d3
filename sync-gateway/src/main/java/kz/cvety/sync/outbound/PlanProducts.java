package kz.cvety.sync.outbound;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kz.cvety.events.sync.Delivered;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.outbox.NewFact;
import kz.cvety.kit.outbox.Outbox;
import kz.cvety.sync.Connection;
import kz.cvety.sync.Connections;
import kz.cvety.sync.products.ProductBelief;
import kz.cvety.sync.products.ProductLanes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps in the lane of each product one entry while the other side does not hold what we say, and none otherwise. What it says
 * is decided when it is told.
 */
@Component
class PlanProducts implements ProductLanes {

    /**
     * A product whose belief changed, in a transaction that holds its lock.
     *
     * @param spoke somebody here waits to hear that the newest version is there
     */
    record Item(
            ProductBelief belief, boolean spoke, @Nullable String traceparent) {}

    private final Connections connections;
    private final LaneQueue queue;
    private final Outbox outbox;
    private final AfterCommit afterCommit;

    PlanProducts(Connections connections, LaneQueue queue, Outbox outbox, AfterCommit afterCommit) {
        this.connections = connections;
        this.queue = queue;
        this.outbox = outbox;
        this.afterCommit = afterCommit;
    }

    @Override
    public void follow(ShopId shop, String connection, Collection<ProductBelief> beliefs) {
        connections
                .find(shop, connection)
                .ifPresent(found -> handle(
                        shop,
                        Map.of(connection, found),
                        beliefs.stream()
                                .map(belief -> new Item(belief, false, null))
                                .toList()));
    }

    void handle(ShopId shop, Map<String, Connection> mine, List<Item> items) {
        if (items.isEmpty()) {
            return;
        }
        var lanes = items.stream().map(item -> lane(item.belief().key())).toList();
        var pending = queue.pending(shop, lanes);
        var externalIds = queue.externalIds(shop, lanes);
        var changes = new ArrayList<LaneQueue.Change>();
        var facts = new ArrayList<NewFact>();
        var filled = new HashMap<ConnectionKey, Integer>();
        for (var item : items) {
            var belief = item.belief();
            var connection = mine.get(belief.key().connection());
            if (connection == null) {
                continue;
            }
            var lane = lane(belief.key());
            var externalId = externalIds.get(lane);
            var waiting = pending.getOrDefault(lane, List.of());
            var plan = LanePlan.latest(
                    needed(belief, connection, externalId != null),
                    item.spoke(),
                    waiting,
                    LanePlan.Entry.ofProduct(belief.ourVersion(), item.traceparent()));
            changes.add(new LaneQueue.Change(lane, plan, Deadlines.ofProduct(belief.ours())));
            if (plan.settles()) {
                facts.add(settled(shop, belief, externalId, item.traceparent()));
            } else if (!plan.appended().isEmpty() || !plan.superseded().isEmpty()) {
                filled.merge(ConnectionKey.of(connection), 1, Integer::sum);
            }
        }
        queue.apply(shop, changes);
        outbox.append(facts);
        afterCommit.ring(filled);
    }

    /** The ids over there, of those that have one. */
    Map<ProductBelief.Key, String> externalIds(ShopId shop, Collection<ProductBelief.Key> products) {
        return queue.externalIds(shop, products.stream().map(PlanProducts::lane).toList()).entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> new ProductBelief.Key(
                                shop,
                                entry.getKey().connection(),
                                entry.getKey().entityId()),
                        Map.Entry::getValue));
    }

    /** What was deleted there is told of again only when it is offered here again. */
    private static boolean needed(ProductBelief belief, Connection connection, boolean known) {
        return known
                ? belief.hasNews(connection.owners()) && (!belief.removed() || belief.isOffered())
                : belief.isOffered();
    }

    private static NewFact settled(
            ShopId shop, ProductBelief belief, @Nullable String externalId, @Nullable String traceparent) {
        return new NewFact(
                UuidCreator.getTimeOrderedEpoch(),
                shop,
                Origin.SYSTEM,
                new Delivered(
                        belief.key().productId(),
                        LaneId.PRODUCT,
                        belief.key().connection(),
                        belief.ourVersion(),
                        externalId),
                traceparent);
    }

    private static LaneId lane(ProductBelief.Key key) {
        return LaneId.ofProduct(key.shop(), key.connection(), key.productId());
    }
}
