package kz.cvety.orders;

import java.util.List;
import java.util.Map;
import kz.cvety.events.orders.OrderStatus;
import kz.cvety.kit.Rejection;

/** A user asked for a status that cannot follow the present one. */
public final class TransitionNotAllowed extends Rejection {

    TransitionNotAllowed(OrderStatus from, OrderStatus to) {
        super(
                Kind.CONFLICT,
                "transition-not-allowed",
                "An order that is " + from + " cannot become " + to,
                Map.of("from", from.name(), "to", to.name(), "allowed", names(from)));
    }

    private static List<String> names(OrderStatus from) {
        return Lifecycle.after(from).stream().map(OrderStatus::name).toList();
    }
}
