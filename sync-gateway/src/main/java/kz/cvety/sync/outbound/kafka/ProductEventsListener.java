package kz.cvety.sync.outbound.kafka;

import java.util.List;
import kz.cvety.events.catalog.ProductEvent;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.inbox.Fact;
import kz.cvety.kit.inbox.FactConsumer;
import kz.cvety.sync.outbound.ProductChange;
import kz.cvety.sync.outbound.TakeProductChanges;
import org.springframework.stereotype.Component;

/** Hears what happened to products. */
@Component
class ProductEventsListener implements FactConsumer<ProductEvent> {

    private final TakeProductChanges takeProductChanges;

    ProductEventsListener(TakeProductChanges takeProductChanges) {
        this.takeProductChanges = takeProductChanges;
    }

    @Override
    public String name() {
        return "sync.catalog-product";
    }

    @Override
    public Class<ProductEvent> events() {
        return ProductEvent.class;
    }

    @Override
    public void handle(ShopId shop, List<Fact<ProductEvent>> facts) {
        takeProductChanges.handle(
                shop,
                facts.stream()
                        .map(fact -> new ProductChange(fact.event().product(), fact.origin(), fact.traceparent()))
                        .toList());
    }
}
