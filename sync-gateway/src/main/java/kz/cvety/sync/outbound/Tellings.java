package kz.cvety.sync.outbound;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.cvety.events.orders.OrderStatus;
import kz.cvety.sync.Connection;
import kz.cvety.sync.StatusMappings;
import kz.cvety.sync.outbound.Lanes.Claimed;
import kz.cvety.sync.outbound.Outcome.Delivered;
import kz.cvety.sync.outbound.Outcome.Effect;
import kz.cvety.sync.outbound.Outcome.GaveUp;
import kz.cvety.sync.products.ProductBelief;
import kz.cvety.sync.products.ProductBeliefs;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the words for what is about to be told: of a step of an order as it was queued, of a product as it is now. */
@Component
class Tellings {

    private final StatusMappings mappings;
    private final OrderEndpoint orders;
    private final ProductEndpoint products;
    private final ProductBeliefs beliefs;

    Tellings(StatusMappings mappings, OrderEndpoint orders, ProductEndpoint products, ProductBeliefs beliefs) {
        this.mappings = mappings;
        this.orders = orders;
        this.products = products;
        this.beliefs = beliefs;
    }

    /** For each entry its attempt, in the order of the entries; within the transaction that claims them. */
    List<Telling> of(Connection connection, List<Claimed> entries) {
        var known = beliefs(entries);
        var tellings = new ArrayList<Telling>(entries.size());
        for (var claimed : entries) {
            tellings.add(
                    claimed.delivery().kind() == Delivery.Kind.PRODUCT
                            ? product(connection, claimed, known.get(key(claimed)))
                            : order(connection, claimed));
        }
        return tellings;
    }

    private Map<ProductBelief.Key, ProductBelief> beliefs(List<Claimed> entries) {
        var keys = entries.stream()
                .filter(claimed -> claimed.delivery().kind() == Delivery.Kind.PRODUCT)
                .map(Tellings::key)
                .toList();
        var known = new HashMap<ProductBelief.Key, ProductBelief>();
        if (!keys.isEmpty()) {
            beliefs.find(keys).forEach(belief -> known.put(belief.key(), belief));
        }
        return known;
    }

    private static ProductBelief.Key key(Claimed claimed) {
        return new ProductBelief.Key(
                claimed.lane().shop(),
                claimed.lane().connection(),
                claimed.lane().entityId());
    }

    private Telling order(Connection connection, Claimed claimed) {
        var status = claimed.delivery().status();
        var code = OrderStatus.named(status).flatMap(mappings.of(connection)::out);
        if (code.isEmpty()) {
            var effect = claimed.delivery().outcomeUnknown() ? Effect.UNKNOWN : Effect.NONE;
            return new Telling.Foregone(new GaveUp("no-code-for-status", status, effect));
        }
        return new Attempt(orders, connection, claimed, code.get());
    }

    private Telling product(Connection connection, Claimed claimed, @Nullable ProductBelief belief) {
        var externalId = claimed.externalId();
        var message = belief == null ? null : ProductMessage.of(belief, connection, externalId != null);
        if (message != null) {
            return new ProductAttempt(products, connection, claimed, message);
        }
        return new Telling.Foregone(
                externalId == null
                        ? new GaveUp("not-linked", "Nothing is known of the product", Effect.NONE)
                        : new Delivered(externalId, Delivered.NOTHING_NEW, "nothing-new"));
    }
}
