package kz.cvety.notifications.kafka;

import java.util.List;
import kz.cvety.events.orders.OrderEvent;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.inbox.Fact;
import kz.cvety.kit.inbox.FactConsumer;
import kz.cvety.notifications.TellRecipients;
import org.springframework.stereotype.Component;

@Component
final class OrderEventsConsumer implements FactConsumer<OrderEvent> {

    private final TellRecipients tell;

    OrderEventsConsumer(TellRecipients tell) {
        this.tell = tell;
    }

    @Override
    public String name() {
        return "notifications.from-orders";
    }

    @Override
    public Class<OrderEvent> events() {
        return OrderEvent.class;
    }

    @Override
    public void handle(ShopId shop, List<Fact<OrderEvent>> facts) {
        tell.handle(shop, facts);
    }
}
