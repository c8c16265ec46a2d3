package kz.cvety.orders.catalog;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import kz.cvety.orders.Assortment;
import org.springframework.stereotype.Component;

/** The assortment as the catalog's facts have built it. What is decided here is provisional: the catalog decides. */
@Component
class CatalogAssortment implements Assortment {

    private static final UUID NO_ORDER = new UUID(0, 0);

    private final Products products;
    private final Stock stock;
    private final HoldProperties properties;
    private final InstantSource clock;

    CatalogAssortment(Products products, Stock stock, HoldProperties properties, InstantSource clock) {
        this.products = products;
        this.stock = stock;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public Choice choose(ShopId shop, List<WantedLine> wanted) {
        var ids = wanted.stream()
                .map(WantedLine::productId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var lines = new Lines(wanted, ids.isEmpty() ? Map.of() : products.find(shop, ids));
        var choice = lines.choice();
        var refused = lines.refused();
        refused.addAll(tooMany(shop, choice, NO_ORDER));
        if (!refused.isEmpty()) {
            throw LinesRefused.of(refused);
        }
        return choice;
    }

    @Override
    public void hold(ShopId shop, UUID orderId, Choice choice) {
        var needs = Lines.needs(choice);
        var until = clock.instant().plus(properties.unanswered());
        if (!needs.isEmpty() && !stock.hold(shop, orderId, needs, until)) {
            throw LinesRefused.of(tooMany(shop, choice, orderId));
        }
    }

    @Override
    public void letGo(ShopId shop, Collection<UUID> orders) {
        stock.end(shop, List.of(), orders, clock.instant().plus(properties.settling()));
    }

    private List<LineRefused> tooMany(ShopId shop, Choice choice, UUID orderId) {
        var items = Lines.needs(choice).keySet();
        return items.isEmpty() ? List.of() : Lines.tooMany(choice, stock.free(shop, items, orderId));
    }
}
