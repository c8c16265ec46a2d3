package kz.cvety.payments.orders;

import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import kz.cvety.payments.CallOffPayments;
import kz.cvety.payments.RequestPayment;
import kz.cvety.payments.WeighPayments;
import org.springframework.stereotype.Component;

/**
 * Asks for the money of an order that wants to be paid with us, and asks no longer when nobody wants the order. What was paid for
 * an order that costs something else now is brought before a person. Hearing of an order again, or of an older version of it,
 * changes nothing.
 */
@Component
public class FollowOrders {

    private final HeardOrders orders;
    private final RequestPayment request;
    private final CallOffPayments callOff;
    private final WeighPayments weigh;
    private final InstantSource clock;

    FollowOrders(
            HeardOrders orders,
            RequestPayment request,
            CallOffPayments callOff,
            WeighPayments weigh,
            InstantSource clock) {
        this.orders = orders;
        this.request = request;
        this.callOff = callOff;
        this.weigh = weigh;
        this.clock = clock;
    }

    /** In whatever order they were heard; runs inside a transaction of the shop. */
    public void handle(ShopId shop, List<HeardOrder> heard) {
        for (var change : orders.hear(shop, newest(heard), clock.instant())) {
            var order = change.now().order();
            if (change.startsToAsk()) {
                request.forTerms(shop, order);
            }
            if (change.endsNow()) {
                callOff.handle(shop, order.id(), Origin.SYSTEM);
            }
            if (change.changesPrice()) {
                weigh.handle(shop, order, Origin.SYSTEM);
            }
        }
    }

    private static Collection<HeardOrder> newest(List<HeardOrder> heard) {
        var byId = new LinkedHashMap<UUID, HeardOrder>();
        for (var each : heard) {
            byId.merge(
                    each.order().id(),
                    each,
                    (one, other) -> one.order().version() < other.order().version() ? other : one);
        }
        return byId.values();
    }
}
