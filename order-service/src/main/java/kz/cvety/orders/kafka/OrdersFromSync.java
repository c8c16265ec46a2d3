package kz.cvety.orders.kafka;

import java.util.List;
import kz.cvety.events.sync.SyncOrderEvent;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.inbox.Fact;
import kz.cvety.kit.inbox.FactConsumer;
import kz.cvety.orders.TakeReports;
import org.springframework.stereotype.Component;

/** Brings what external systems say about orders to the orders. */
@Component
class OrdersFromSync implements FactConsumer<SyncOrderEvent> {

    private final TakeReports reports;

    OrdersFromSync(TakeReports reports) {
        this.reports = reports;
    }

    @Override
    public String name() {
        return "orders.from-sync";
    }

    @Override
    public Class<SyncOrderEvent> events() {
        return SyncOrderEvent.class;
    }

    @Override
    public void handle(ShopId shop, List<Fact<SyncOrderEvent>> facts) {
        reports.handle(shop, facts.stream().map(Reports::of).toList());
    }
}
