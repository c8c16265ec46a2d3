package kz.cvety.sync.outbound;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.cvety.events.sync.Delivered;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.outbox.NewFact;
import kz.cvety.kit.outbox.Outbox;
import kz.cvety.sync.Connection;
import kz.cvety.sync.Connections;
import kz.cvety.sync.products.Conflicts;
import kz.cvety.sync.products.ProductBelief;
import kz.cvety.sync.products.ProductBeliefs;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings changes of products to the beliefs and lanes of every connection of their shop, within one transaction. */
@Component
public class TakeProductChanges {

    private static final String NOWHERE = "none";

    private final Connections connections;
    private final ProductBeliefs beliefs;
    private final PlanProducts plan;
    private final Conflicts conflicts;
    private final Outbox outbox;
    private final InstantSource clock;

    TakeProductChanges(
            Connections connections,
            ProductBeliefs beliefs,
            PlanProducts plan,
            Conflicts conflicts,
            Outbox outbox,
            InstantSource clock) {
        this.connections = connections;
        this.beliefs = beliefs;
        this.plan = plan;
        this.conflicts = conflicts;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Takes changes of one shop's products.
     *
     * @param changes in the order they were announced
     */
    public void handle(ShopId shop, List<ProductChange> changes) {
        var byProduct = new LinkedHashMap<UUID, List<ProductChange>>();
        changes.forEach(change -> byProduct
                .computeIfAbsent(change.productId(), id -> new ArrayList<>())
                .add(change));
        var mine = connections.ofShop(shop).stream().collect(Collectors.toMap(Connection::id, found -> found));
        if (mine.isEmpty()) {
            nowhere(shop, byProduct.values());
            return;
        }
        var taken = new ArrayList<Taken>();
        for (var belief : beliefs.open(shop, mine.keySet(), byProduct.keySet())) {
            var connection = mine.get(belief.key().connection());
            var unseen = byProduct.getOrDefault(belief.key().productId(), List.of()).stream()
                    .filter(change -> change.version() > belief.ourVersion())
                    .toList();
            if (connection != null && !unseen.isEmpty()) {
                taken.add(new Taken(
                        connection,
                        belief,
                        OurVersions.take(belief, connection, unseen, clock.instant()),
                        unseen.getLast().traceparent()));
            }
        }
        if (!taken.isEmpty()) {
            keep(shop, taken, mine);
        }
    }

    private record Taken(
            Connection connection,
            ProductBelief before,
            OurVersions versions,
            @Nullable String traceparent) {

        ProductBelief after() {
            return versions.belief();
        }

        boolean concernsLane() {
            return versions.spoke() || !after().untold().equals(before.untold());
        }
    }

    private void keep(ShopId shop, List<Taken> taken, Map<String, Connection> mine) {
        beliefs.save(taken.stream().map(Taken::after).toList());
        conflicts.add(taken.stream()
                .flatMap(each -> each.versions().conflicts().stream())
                .toList());
        putBack(shop, taken);
        plan.handle(
                shop,
                mine,
                taken.stream()
                        .filter(Taken::concernsLane)
                        .map(each -> new PlanProducts.Item(
                                each.after(), each.versions().spoke(), each.traceparent()))
                        .toList());
    }

    private void putBack(ShopId shop, List<Taken> taken) {
        var overruled =
                taken.stream().filter(each -> each.versions().overruled()).toList();
        if (overruled.isEmpty()) {
            return;
        }
        var externalIds = plan.externalIds(
                shop, overruled.stream().map(each -> each.before().key()).toList());
        outbox.append(overruled.stream()
                .map(each -> new NewFact(
                        UuidCreator.getTimeOrderedEpoch(),
                        shop,
                        each.connection().origin(),
                        each.versions()
                                .putBack(externalIds.getOrDefault(each.before().key(), "")),
                        each.traceparent()))
                .toList());
    }

    private void nowhere(ShopId shop, Collection<List<ProductChange>> changes) {
        outbox.append(changes.stream()
                .map(List::getLast)
                .map(last -> new NewFact(
                        UuidCreator.getTimeOrderedEpoch(),
                        shop,
                        Origin.SYSTEM,
                        new Delivered(last.productId(), LaneId.PRODUCT, NOWHERE, last.version(), null),
                        last.traceparent()))
                .toList());
    }
}
