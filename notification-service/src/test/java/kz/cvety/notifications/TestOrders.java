package kz.cvety.notifications;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import kz.cvety.events.orders.Delivery;
import kz.cvety.events.orders.OrderItem;
import kz.cvety.events.orders.OrderPlaced;
import kz.cvety.events.orders.OrderSnapshot;
import kz.cvety.events.orders.OrderStatusChanged;
import kz.cvety.events.orders.Person;

/** An order as order-service tells it. */
public final class TestOrders {

    public static final String PHONE = "+77000000001";
    public static final String CARD = "Ғашығым, Әрқашан бірге ❤ <3 & \"мәңгі\"";

    private TestOrders() {}

    public static OrderPlaced placed(UUID id) {
        return new OrderPlaced(snapshot(id, 1, "NEW", Instant.now(), CARD));
    }

    public static OrderPlaced placedAt(UUID id, Instant at) {
        return new OrderPlaced(snapshot(id, 1, "NEW", at, CARD));
    }

    public static OrderStatusChanged changed(UUID id, long version, String from, String to) {
        return new OrderStatusChanged(snapshot(id, version, to, Instant.now(), CARD), from, to, "42", null, false);
    }

    public static OrderSnapshot snapshot(UUID id, long version, String status, Instant at, String card) {
        return order(
                id,
                version,
                status,
                at,
                card,
                List.of(
                        new OrderItem("p1", null, "1", "1", "Букет «Весна» <b>&", "5500.00", 2),
                        new OrderItem("p2", null, "2", "2", "Открытка", "500.50", 1)));
    }

    public static OrderSnapshot order(
            UUID id, long version, String status, Instant at, String card, List<OrderItem> items) {
        return new OrderSnapshot(
                id,
                version,
                "ABC123D9",
                "122001",
                status,
                "KZT",
                "11500.50",
                "1500.00",
                "13000.50",
                new Person("Айгүл", "+77000000002"),
                new Person("Мария <i>Ивановна</i>", PHONE),
                new Delivery("Абая 10, кв. 5", LocalDate.of(2026, 3, 8), "10:00-12:00", "2", "Астана", "2", null),
                items,
                card,
                "Позвонить за час",
                List.of(),
                null,
                at,
                at);
    }
}
