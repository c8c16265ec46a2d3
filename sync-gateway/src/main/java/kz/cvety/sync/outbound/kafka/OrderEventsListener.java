package kz.cvety.sync.outbound.kafka;

import java.util.List;
import kz.cvety.events.orders.OrderEvent;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.inbox.Fact;
import kz.cvety.kit.inbox.FactConsumer;
import kz.cvety.sync.outbound.OrderChange;
import kz.cvety.sync.outbound.TakeOrderChanges;
import org.springframework.stereotype.Component;

/** Hears what happened to orders. */
@Component
class OrderEventsListener implements FactConsumer<OrderEvent> {

    private final TakeOrderChanges takeOrderChanges;

    OrderEventsListener(TakeOrderChanges takeOrderChanges) {
        this.takeOrderChanges = takeOrderChanges;
    }

    @Override
    public String name() {
        return "sync.from-orders";
    }

    @Override
    public Class<OrderEvent> events() {
        return OrderEvent.class;
    }

    @Override
    public void handle(ShopId shop, List<Fact<OrderEvent>> facts) {
        takeOrderChanges.handle(
                shop,
                facts.stream()
                        .map(fact -> OrderChange.of(fact.event(), fact.origin(), fact.traceparent()))
                        .toList());
    }
}
