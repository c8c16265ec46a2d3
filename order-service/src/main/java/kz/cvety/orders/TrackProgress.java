package kz.cvety.orders;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import org.springframework.stereotype.Component;

/** Keeps how far the world outside has followed. That changes nothing about the order itself: no version, no event. */
@Component
public class TrackProgress {

    private final Orders orders;

    TrackProgress(Orders orders) {
        this.orders = orders;
    }

    /** Runs inside a transaction of the shop; progress of an order that is not here is refused. */
    public void handle(ShopId shop, List<Progress> steps) {
        var ids = new LinkedHashSet<UUID>();
        steps.forEach(step -> ids.add(step.orderId()));
        var known = orders.findLockedOrComing(shop, ids);
        for (var step : steps) {
            var order = known.get(step.orderId());
            if (order == null) {
                throw new UnknownOrder();
            }
            apply(order, step);
        }
        orders.store(shop, known.values());
    }

    private static void apply(Order order, Progress step) {
        switch (step) {
            case Progress.Arrived arrived -> {
                if (arrived.externalId() != null) {
                    order.linkTo(arrived.connection(), arrived.externalId());
                }
                order.deliveredUpTo(arrived.version());
            }
            case Progress.Parked parked -> order.parked(parked.version(), parked.reason());
            case Progress.Resumed resumed -> order.resumed();
        }
    }
}
