package kz.cvety.sync;

import java.util.Map;
import kz.cvety.events.orders.OrderStatus;
import kz.cvety.kit.Rejection;

/** A mapping would send a code that comes back as another status. */
public final class MappingNotInvertible extends Rejection {
    MappingNotInvertible(String preset, int version, OrderStatus status, String code) {
        super(
                Kind.INVALID,
                "mapping-not-invertible",
                "Version %d of %s sends %s as %s, which does not come back as %s"
                        .formatted(version, preset, status, code, status),
                Map.of("status", status.name(), "externalStatus", code));
    }
}
