package kz.cvety.orders;

import static kz.cvety.events.orders.OrderStatus.ACCEPTED;
import static kz.cvety.events.orders.OrderStatus.ASSEMBLED;
import static kz.cvety.events.orders.OrderStatus.DECLINED;
import static kz.cvety.events.orders.OrderStatus.DELIVERED;
import static kz.cvety.events.orders.OrderStatus.IN_DELIVERY;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kz.cvety.events.orders.OrderStatus;

/** Who works in a shop, and which statuses they may set. */
public enum StaffRole {
    DIRECTOR,
    ADMIN,
    MANAGER,
    FLORIST,
    COURIER;

    /** All statuses that somebody in this role may set; none for a role that is not of a shop. */
    public static Set<OrderStatus> settableBy(String role) {
        return EnumSet.allOf(StaffRole.class).stream()
                .filter(known -> known.name().equals(role))
                .flatMap(known -> known.settable().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<OrderStatus> settable() {
        return switch (this) {
            case DIRECTOR, ADMIN, MANAGER -> EnumSet.allOf(OrderStatus.class);
            case FLORIST -> EnumSet.of(ACCEPTED, ASSEMBLED, DECLINED);
            case COURIER -> EnumSet.of(IN_DELIVERY, DELIVERED);
        };
    }
}
