package kz.cvety.catalog.kafka;

import java.util.List;
import kz.cvety.catalog.ProductProgress;
import kz.cvety.catalog.TrackProductProgress;
import kz.cvety.events.sync.Delivered;
import kz.cvety.events.sync.DeliveryEvent;
import kz.cvety.events.sync.DeliveryParked;
import kz.cvety.events.sync.DeliveryResumed;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.inbox.Fact;
import kz.cvety.kit.inbox.FactConsumer;
import org.springframework.stereotype.Component;

/** Brings word of how far a product's changes have come; what is said about orders is not for us. */
@Component
class ProductsFromDelivery implements FactConsumer<DeliveryEvent> {

    private static final String OURS = "product";

    private final TrackProductProgress progress;

    ProductsFromDelivery(TrackProductProgress progress) {
        this.progress = progress;
    }

    @Override
    public String name() {
        return "catalog.from-delivery";
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
                        .map(ProductsFromDelivery::step)
                        .toList());
    }

    private static ProductProgress step(DeliveryEvent event) {
        return switch (event) {
            case Delivered arrived ->
                new ProductProgress.Arrived(
                        arrived.entityId(), arrived.connection(), arrived.version(), arrived.externalId());
            case DeliveryParked parked ->
                new ProductProgress.Parked(parked.entityId(), parked.version(), parked.reason());
            case DeliveryResumed resumed -> new ProductProgress.Resumed(resumed.entityId());
        };
    }
}
