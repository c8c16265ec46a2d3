package kz.cvety.sync.outbound;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import kz.cvety.events.orders.Delivery;
import kz.cvety.events.orders.OrderItem;
import kz.cvety.events.orders.OrderSnapshot;
import kz.cvety.events.orders.Person;
import kz.cvety.kit.Origin;

/** Orders for tests. */
final class Orders {

    static final Origin MANAGER = Origin.user("7");
    private static final Instant PLACED = Instant.parse("2026-03-07T05:00:00Z");

    private Orders() {}

    static OrderSnapshot snapshot(UUID id, long version, String status) {
        return snapshot(id, version, status, LocalDate.of(2026, 3, 8), "15:00-16:00");
    }

    static OrderSnapshot snapshot(UUID id, long version, String status, LocalDate date, String slot) {
        return new OrderSnapshot(
                id,
                version,
                "ABC123D9",
                null,
                status,
                "KZT",
                "11000.00",
                "1500.00",
                "12500.00",
                new Person("Айгүл", "+77000000001"),
                new Person("Ұлжан", "+77000000002"),
                new Delivery("Алматы, Абай 1", date, slot, "18", "Алматы", "2", "17008"),
                List.of(new OrderItem(null, null, "7", null, "51 раушан ❤", "11000.00", 1)),
                "Құттықтаймын!",
                null,
                List.of(),
                null,
                PLACED,
                PLACED);
    }

    static OrderChange placed(UUID id) {
        return new OrderChange(snapshot(id, 1, "NEW"), false, MANAGER, null);
    }

    static OrderChange moved(UUID id, long version, String status) {
        return moved(id, version, status, MANAGER);
    }

    static OrderChange moved(UUID id, long version, String status, Origin origin) {
        return new OrderChange(snapshot(id, version, status), true, origin, null);
    }

    static OrderChange amended(UUID id, long version, String status, Origin origin) {
        return new OrderChange(snapshot(id, version, status), false, origin, null);
    }
}
