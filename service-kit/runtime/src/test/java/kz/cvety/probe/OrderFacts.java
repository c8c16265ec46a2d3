package kz.cvety.probe;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.cvety.events.Contracts;
import kz.cvety.events.orders.Delivery;
import kz.cvety.events.orders.OrderPlaced;
import kz.cvety.events.orders.OrderSnapshot;
import kz.cvety.events.orders.Person;

/** Orders as another service would publish them. */
final class OrderFacts {

    private OrderFacts() {}

    static OrderPlaced placed(UUID orderId, long version, String cardText) {
        var nobody = new Person(null, null);
        var at = Instant.parse("2026-03-08T05:00:00Z");
        return new OrderPlaced(new OrderSnapshot(
                orderId,
                version,
                "ABC123D9",
                null,
                "NEW",
                "KZT",
                "0.00",
                "0.00",
                "0.00",
                nobody,
                nobody,
                new Delivery(null, null, null, null, null, null, null),
                List.of(),
                cardText,
                null,
                List.of(),
                null,
                at,
                at));
    }

    static Map<String, String> envelope(UUID id, String shop) {
        return Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                id.toString(),
                "ce_type",
                Contracts.wireNameOf(OrderPlaced.class),
                "ce_source",
                "/cvety/orders",
                "ce_time",
                "2026-03-08T05:00:00Z",
                "ce_shopid",
                shop,
                "ce_origin",
                "system");
    }
}
