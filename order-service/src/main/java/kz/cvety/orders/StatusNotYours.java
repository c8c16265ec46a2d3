package kz.cvety.orders;

import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.cvety.events.orders.OrderStatus;
import kz.cvety.kit.Rejection;

/** The caller's roles do not let them set this status. */
public final class StatusNotYours extends Rejection {

    StatusNotYours(OrderStatus wanted, Set<OrderStatus> settable) {
        super(
                Kind.FORBIDDEN,
                "status-not-yours",
                "Your role does not let you set " + wanted,
                Map.of("settable", List.copyOf(settable)));
    }
}
