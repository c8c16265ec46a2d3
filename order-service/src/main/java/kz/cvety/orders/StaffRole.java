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

/** Who works in a shop, and which statuses they may set; several roles add up. */
public enum StaffRole {
    DIRECTOR,
    ADMIN,
    MANAGER,
    FLORIST,
    COURIER;

    /** All statuses that somebody with these roles may set. */
    public static Set<OrderStatus> settableBy(Set<String> roles) {
        return EnumSet.allOf(StaffRole.class).stream()
                .filter(role -> roles.contains(role.name()))
                .flatMap(role -> role.settable().stream())
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
