package kz.cvety.sync.inbound;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import kz.cvety.sync.products.ProductBelief;
import kz.cvety.sync.products.ToldProduct;

/** Decides what a batch tells about products, each telling upon what those before it left. */
final class BatchProducts {

    private final Writes writes;
    private final Notes notes;
    private final Map<EntityKey, UUID> links;
    private final Map<ProductBelief.Key, String> linkedAs;
    private final Map<ProductBelief.Key, ProductBelief> beliefs;

    BatchProducts(Known.Products known, Writes writes, Notes notes) {
        this.writes = writes;
        this.notes = notes;
        this.links = new HashMap<>(known.links());
        this.linkedAs = new HashMap<>(known.linkedAs());
        this.beliefs = new HashMap<>(known.beliefs());
    }

    Answer told(Arrival arrival, ToldProduct told) {
        var connection = arrival.connection();
        var key = EntityKey.ofProduct(connection.shop(), connection.id(), told.externalId());
        var linked = links.get(key);
        var place = new ProductBelief.Key(
                connection.shop(), connection.id(), linked != null ? linked : unlinked(key, told));
        var otherId = linkedAs.get(place);
        if (linked == null && otherId != null && !otherId.equals(told.externalId())) {
            return notes.park(arrival, "already-linked", "Its XML_ID is the product that Bitrix calls " + otherId);
        }
        var belief = beliefs.getOrDefault(place, ProductBelief.none(place));
        if (isOvertaken(arrival, told, belief)) {
            notes.reread(arrival);
            return Notes.plain(arrival, Outcome.QUEUED, place.productId());
        }
        var trusted = arrival.replay() != null && arrival.replay().trusted();
        var decision = ProductDecisions.decide(
                belief, told, connection, arrival.kind().isAuthoritative(), trusted, arrival.receivedAt());
        return switch (decision) {
            case ProductDecision.Doubted doubted -> {
                if (doubted.reason().equals(ProductDecisions.UNKNOWN)) {
                    notes.reread(arrival);
                }
                yield notes.park(arrival, doubted.reason(), doubted.detail());
            }
            case ProductDecision.Believed believed -> {
                if (linked == null && !told.removed()) {
                    links.put(key, place.productId());
                    linkedAs.put(place, told.externalId());
                    writes.links().put(key, place.productId());
                    writes.nowKnown().add(key);
                }
                yield believe(arrival, belief, believed);
            }
        };
    }

    private Answer believe(Arrival arrival, ProductBelief before, ProductDecision.Believed believed) {
        var after = believed.belief();
        if (!after.equals(before) || !before.stored()) {
            beliefs.put(after.key(), after);
            writes.products().put(after.key(), after);
        }
        believed.echoed()
                .forEach(write -> writes.echoes()
                        .add(new Writes.Echo(
                                new BeliefKey(
                                        after.key().shop(),
                                        after.key().connection(),
                                        after.key().productId()),
                                write.field().label(),
                                write.deliveryId(),
                                write.valueHash())));
        believed.fact().ifPresent(fact -> notes.fact(arrival, fact));
        writes.conflicts().addAll(believed.conflicts());
        if (believed.follow()) {
            writes.followed().add(after.key());
        }
        if (believed.reread()) {
            notes.reread(arrival);
        }
        return new Answer(
                believed.outcome(),
                null,
                arrival.content().externalId(),
                after.key().productId(),
                null,
                null,
                believed.fact().isPresent(),
                arrival.receiptId(),
                EntityKey.PRODUCT);
    }

    /** The id of our own product, when Bitrix knows it and we do; otherwise the one every first hook agrees on. */
    private UUID unlinked(EntityKey key, ToldProduct told) {
        var ours = told.ourId();
        return ours != null && beliefs.containsKey(new ProductBelief.Key(key.shop(), key.connection(), ours))
                ? ours
                : key.bornId();
    }

    /** A replayed telling without a version may be older than what was heard since: the product itself knows better. */
    private static boolean isOvertaken(Arrival arrival, ToldProduct told, ProductBelief belief) {
        return arrival.replay() != null
                && told.version() == null
                && belief.stored()
                && belief.updatedAt().isAfter(arrival.receivedAt());
    }
}
