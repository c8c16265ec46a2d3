package kz.cvety.notifications.kafka;

import java.util.List;
import kz.cvety.events.catalog.StockEvent;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.inbox.Fact;
import kz.cvety.kit.inbox.FactConsumer;
import kz.cvety.notifications.TellStaffOfStock;
import org.springframework.stereotype.Component;

@Component
final class StockEventsConsumer implements FactConsumer<StockEvent> {

    private final TellStaffOfStock tell;

    StockEventsConsumer(TellStaffOfStock tell) {
        this.tell = tell;
    }

    @Override
    public String name() {
        return "notifications.from-stock";
    }

    @Override
    public Class<StockEvent> events() {
        return StockEvent.class;
    }

    @Override
    public void handle(ShopId shop, List<Fact<StockEvent>> facts) {
        tell.handle(shop, facts);
    }
}
