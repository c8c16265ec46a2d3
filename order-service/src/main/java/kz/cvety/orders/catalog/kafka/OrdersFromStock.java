package kz.cvety.orders.catalog.kafka;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kz.cvety.events.catalog.StockEvent;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.inbox.Fact;
import kz.cvety.kit.inbox.FactConsumer;
import kz.cvety.orders.catalog.Level;
import kz.cvety.orders.catalog.Stock;
import org.springframework.stereotype.Component;

/** Keeps what is there: the newest level of each item, and with it the orders that all levels told of have come to include. */
@Component
class OrdersFromStock implements FactConsumer<StockEvent> {

    private final Stock stock;

    OrdersFromStock(Stock stock) {
        this.stock = stock;
    }

    @Override
    public String name() {
        return "orders.from-catalog-stock";
    }

    @Override
    public Class<StockEvent> events() {
        return StockEvent.class;
    }

    @Override
    public void handle(ShopId shop, List<Fact<StockEvent>> facts) {
        var levels = new HashMap<UUID, Level>();
        facts.forEach(fact -> levels.merge(fact.event().aggregateId(), level(fact.event()), OrdersFromStock::newest));
        stock.apply(shop, levels.values());
    }

    private static Level level(StockEvent event) {
        var told = event.stock();
        return new Level(told.itemId(), told.version(), told.name(), told.available(), Set.copyOf(event.orders()));
    }

    /** What an older level includes, a newer one includes, too. */
    private static Level newest(Level one, Level other) {
        var orders = new HashSet<>(one.orders());
        orders.addAll(other.orders());
        var newest = one.version() < other.version() ? other : one;
        return new Level(newest.item(), newest.version(), newest.name(), newest.available(), orders);
    }
}
