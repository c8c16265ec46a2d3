package kz.cvety.catalog.kafka;

import java.util.List;
import kz.cvety.catalog.TakeProductReports;
import kz.cvety.events.sync.SyncProductEvent;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.inbox.Fact;
import kz.cvety.kit.inbox.FactConsumer;
import org.springframework.stereotype.Component;

/** Brings what external systems say about products to the products. */
@Component
class ProductsFromSync implements FactConsumer<SyncProductEvent> {

    private final TakeProductReports reports;

    ProductsFromSync(TakeProductReports reports) {
        this.reports = reports;
    }

    @Override
    public String name() {
        return "catalog.from-sync";
    }

    @Override
    public Class<SyncProductEvent> events() {
        return SyncProductEvent.class;
    }

    @Override
    public void handle(ShopId shop, List<Fact<SyncProductEvent>> facts) {
        reports.handle(shop, facts.stream().map(ProductReports::of).toList());
    }
}
