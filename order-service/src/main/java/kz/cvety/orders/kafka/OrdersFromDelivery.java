package kz.cvety.orders.kafka;

import java.util.List;
import kz.cvety.events.sync.Delivered;
import kz.cvety.events.sync.DeliveryEvent;
import kz.cvety.events.sync.DeliveryParked;
import kz.cvety.events.sync.DeliveryResumed;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.inbox.Fact;
import kz.cvety.kit.inbox.FactConsumer;
import kz.cvety.orders.Progress;
import kz.cvety.orders.TrackProgress;
import org.springframework.stereotype.Component;

/** Brings word of how far an order's changes have come; what is said about products is not for us. */
@Component
class OrdersFromDelivery implements FactConsumer<DeliveryEvent> {

    private static final String OURS = "order";

    private final TrackProgress progress;

    OrdersFromDelivery(TrackProgress progress) {
        this.progress = progress;
    }

    @Override
    public String name() {
        return "orders.from-delivery";
    }

    @Override
    public Class<DeliveryEvent> events() {
        return DeliveryEvent.class;
    }

    @Override
    public void handle(ShopId shop, List<Fact<DeliveryEvent>> facts) {
        progress.handle(
                shop,
                facts.stream()
                        .map(Fact::event)
                        .filter(event -> OURS.equals(event.entityType()))
                        .map(OrdersFromDelivery::step)
                        .toList());
    }

    private static Progress step(DeliveryEvent event) {
        return switch (event) {
            case Delivered arrived ->
                new Progress.Arrived(arrived.entityId(), arrived.connection(), arrived.version(), arrived.externalId());
            case DeliveryParked parked -> new Progress.Parked(parked.entityId(), parked.version(), parked.reason());
            case DeliveryResumed resumed -> new Progress.Resumed(resumed.entityId());
        };
    }
}
