package kz.cvety.payments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import kz.cvety.events.orders.Delivery;
import kz.cvety.events.orders.OrderItem;
import kz.cvety.events.orders.OrderPlaced;
import kz.cvety.events.orders.OrderSnapshot;
import kz.cvety.events.orders.PaymentTerms;
import kz.cvety.events.orders.Person;

/** What order-service tells. */
public final class OrderFacts {

    private OrderFacts() {}

    public static OrderPlaced order(UUID order, long version, String status, String total, PaymentTerms terms) {
        var now = Instant.parse("2026-03-08T07:00:00Z");
        return new OrderPlaced(new OrderSnapshot(
                order,
                version,
                "ABC123D9",
                number(order),
                status,
                "KZT",
                total,
                "0.00",
                total,
                new Person("Buyer", "+77000000001"),
                new Person("Recipient", "+77000000002"),
                new Delivery("Абай 10", LocalDate.of(2026, 3, 9), "15:00-16:00", "18", "Алматы", "2", null),
                List.of(new OrderItem(UUID.randomUUID().toString(), null, null, null, "Bouquet", total, 1)),
                null,
                null,
                List.of(),
                terms,
                now,
                now));
    }

    public static String number(UUID order) {
        return "N-" + order.toString().substring(0, 8);
    }
}
