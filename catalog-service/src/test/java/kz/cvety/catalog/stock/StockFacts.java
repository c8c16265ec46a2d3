package kz.cvety.catalog.stock;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import kz.cvety.events.ExternalId;
import kz.cvety.events.orders.Delivery;
import kz.cvety.events.orders.OrderItem;
import kz.cvety.events.orders.OrderPlaced;
import kz.cvety.events.orders.OrderSnapshot;
import kz.cvety.events.orders.Person;

/** What order-service tells. */
public final class StockFacts {

    private StockFacts() {}

    /** An order of one piece. */
    public static OrderPlaced order(UUID order, long version, String status, UUID product) {
        var now = Shelf.now();
        return new OrderPlaced(new OrderSnapshot(
                order,
                version,
                "ABC123D9",
                null,
                status,
                "KZT",
                "9000.00",
                "0.00",
                "9000.00",
                new Person("Buyer", "+77000000001"),
                new Person("Recipient", "+77000000002"),
                new Delivery("Абай 10", LocalDate.of(2026, 3, 9), "15:00-16:00", "18", "Алматы", "2", null),
                List.of(new OrderItem(product.toString(), null, null, null, "Bouquet", "9000.00", 1)),
                null,
                null,
                List.of(),
                null,
                now,
                now));
    }

    /** The same order, made of this and known there. */
    public static OrderSnapshot with(OrderSnapshot told, List<OrderItem> items, List<ExternalId> known) {
        return new OrderSnapshot(
                told.orderId(),
                told.version(),
                told.trackingId(),
                told.orderNumber(),
                told.status(),
                told.currency(),
                told.goodsTotal(),
                told.deliveryFee(),
                told.total(),
                told.buyer(),
                told.recipient(),
                told.delivery(),
                items,
                told.cardText(),
                told.instructions(),
                known,
                null,
                told.placedAt(),
                told.updatedAt());
    }
}
