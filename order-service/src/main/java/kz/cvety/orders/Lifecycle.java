package kz.cvety.orders;

import static kz.cvety.events.orders.OrderStatus.ACCEPTED;
import static kz.cvety.events.orders.OrderStatus.ASSEMBLED;
import static kz.cvety.events.orders.OrderStatus.CANCELLED;
import static kz.cvety.events.orders.OrderStatus.COMPLETED;
import static kz.cvety.events.orders.OrderStatus.DECLINED;
import static kz.cvety.events.orders.OrderStatus.DELIVERED;
import static kz.cvety.events.orders.OrderStatus.IN_DELIVERY;
import static kz.cvety.events.orders.OrderStatus.NEW;
import static kz.cvety.events.orders.OrderStatus.PAID;
import static kz.cvety.events.orders.OrderStatus.PROCESSING;
import static kz.cvety.events.orders.OrderStatus.REFUNDED;
import static kz.cvety.events.orders.OrderStatus.RETURNED;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import kz.cvety.events.orders.OrderStatus;

/**
 * Which status may follow which. It binds our own users; what Bitrix says happened has happened, and is only flagged.
 */
public final class Lifecycle {

    private static final Map<OrderStatus, Set<OrderStatus>> NEXT = Map.ofEntries(
            Map.entry(NEW, EnumSet.of(PROCESSING, PAID, ACCEPTED, DECLINED, CANCELLED)),
            Map.entry(PROCESSING, EnumSet.of(PAID, ACCEPTED, DECLINED, CANCELLED)),
            Map.entry(PAID, EnumSet.of(ACCEPTED, DECLINED, CANCELLED, REFUNDED)),
            Map.entry(ACCEPTED, EnumSet.of(ASSEMBLED, DECLINED, CANCELLED)),
            // without a courier the bouquet is picked up at the shop
            Map.entry(ASSEMBLED, EnumSet.of(IN_DELIVERY, DELIVERED, CANCELLED)),
            Map.entry(IN_DELIVERY, EnumSet.of(DELIVERED, RETURNED)),
            Map.entry(DELIVERED, EnumSet.of(COMPLETED, RETURNED)),
            Map.entry(COMPLETED, EnumSet.of(RETURNED)),
            Map.entry(RETURNED, EnumSet.of(REFUNDED)),
            Map.entry(DECLINED, EnumSet.of(REFUNDED)),
            Map.entry(CANCELLED, EnumSet.of(REFUNDED)),
            Map.entry(REFUNDED, EnumSet.noneOf(OrderStatus.class)));

    private Lifecycle() {}

    /** What may follow, in the order of the statuses; nothing after the end. */
    public static Set<OrderStatus> after(OrderStatus status) {
        return Collections.unmodifiableSet(NEXT.getOrDefault(status, Set.of()));
    }

    public static boolean allows(OrderStatus from, OrderStatus to) {
        return NEXT.getOrDefault(from, Set.of()).contains(to);
    }
}
