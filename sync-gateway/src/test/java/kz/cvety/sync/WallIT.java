package kz.cvety.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.cvety.events.catalog.ProductAdded;
import kz.cvety.events.catalog.ProductChanged;
import kz.cvety.events.catalog.ProductSnapshot;
import kz.cvety.events.orders.Delivery;
import kz.cvety.events.orders.OrderPlaced;
import kz.cvety.events.orders.OrderSnapshot;
import kz.cvety.events.orders.OrderStatusChanged;
import kz.cvety.events.orders.Person;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.kit.wall.Call;
import kz.cvety.kit.wall.Wall;
import kz.cvety.sync.outbound.OrderChange;
import kz.cvety.sync.outbound.ProductChange;
import kz.cvety.sync.outbound.TakeOrderChanges;
import kz.cvety.sync.outbound.TakeProductChanges;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** No other shop, no forged token, no foreign hook and no fact of another shop reaches a connection. A new endpoint or consumer belongs in here. */
class WallIT {

    private static final Gateway gateway = Gateway.start(Map.of());
    private static final String CONNECTION = "main";

    private final ShopId victim = new ShopId("cvetykz");
    private final UUID order = UUID.randomUUID();
    private final UUID product = UUID.randomUUID();

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void standsAtEveryEndpointAndEveryConsumer() {
        gateway.bean(ConnectionBook.class).pause(victim, CONNECTION, true);
        var externalId = Hooks.newId();
        gateway.order(Hooks.order(externalId, "PD", 3).toString());
        var kept = parked();
        var discarded = parked();
        announce();
        gateway.product(Products.hook("product.created", externalId, 3).toString());
        announceProduct();
        var byId = Call.with().path("id", order);
        var connection = Call.with().path("id", CONNECTION);
        var lane =
                Call.with().path("connection", CONNECTION).path("type", "order").path("id", order);

        Wall.around(gateway.context(), victim)
                .marks(order, product, kept, discarded, externalId)
                .empties("GET /v1/connections", Call.with())
                .separates(
                        "POST /v1/connections",
                        Call.with()
                                .body(
                                        "{\"id\": \"main\", \"shop\": \"cvetykz\", \"settings\": {\"ratePerSecond\": 9}}"))
                .hides("GET /v1/connections/{id}", connection)
                .hides(
                        "PATCH /v1/connections/{id}",
                        Call.with().path("id", CONNECTION).body("{\"ratePerSecond\": 9}"))
                .hides(
                        "PUT /v1/connections/{id}/mapping",
                        Call.with().path("id", CONNECTION).body("{\"preset\": \"cvety-2025-10\", \"version\": 2}"))
                .hides("POST /v1/connections/{id}/secret", connection)
                .hides("POST /v1/connections/{id}/pause", connection)
                .hides("POST /v1/connections/{id}/resume", connection)
                .separates("GET /v1/mappings", Call.with())
                .empties("GET /v1/backlog", Call.with())
                .empties(
                        "GET /v1/lanes",
                        Call.with().query("connection", CONNECTION).leaving("state", "after"))
                .hides("GET /v1/lanes/{connection}/{type}/{id}", lane)
                .hides("POST /v1/lanes/{connection}/{type}/{id}/retry", lane)
                .hides("POST /v1/lanes/{connection}/{type}/{id}/discard", lane)
                .empties("GET /api/v1/conflicts", Call.with().leaving("connection", "entity", "before"))
                .empties(
                        "GET /v1/parking",
                        Call.with().query("connection", CONNECTION).leaving("reason", "state", "after"))
                .separates(
                        "POST /v1/parking/replay",
                        Call.with().query("reason", "unknown-status").query("connection", CONNECTION))
                .hides("GET /v1/parking/{id}", Call.with().path("id", kept))
                .hides("POST /v1/parking/{id}/replay", Call.with().path("id", kept))
                .hides("DELETE /v1/parking/{id}", Call.with().path("id", discarded))
                .operators("GET /v1/directory", Call.with())
                .operators(
                        "PUT /v1/directory/{kind}/{externalId}",
                        Call.with().path("kind", "city").path("externalId", "2").body("{\"name\": \"Алматы\"}"))
                .operators("GET /v1/secrets", Call.with())
                .operators("POST /v1/secrets/rewrap", Call.with())
                .operators("GET /v1/dead-letters", Call.with().leaving("state", "after"))
                .operators("POST /v1/dead-letters/{id}/redrive", byId)
                .operators("DELETE /v1/dead-letters/{id}", byId)
                .also(
                        "a hook with another connection's secret",
                        () -> assertThat(gateway.order(
                                                Hooks.order(externalId, "RF", 9).toString(), Gateway.OTHER_SECRET)
                                        .statusCode())
                                .isEqualTo(200))
                .also(
                        "a product hook with another connection's secret",
                        () -> assertThat(gateway.product(
                                                Products.hook("product.deleted", externalId, 9)
                                                        .toString(),
                                                Gateway.OTHER_SECRET)
                                        .statusCode())
                                .isEqualTo(200))
                .facts(
                        "sync.catalog-product",
                        new ProductAdded(product(9, "9000.00")),
                        new ProductChanged(product(10, "10000.00"), List.of("price")))
                .facts(
                        "sync.from-orders",
                        new OrderPlaced(snapshot(9, "NEW")),
                        new OrderStatusChanged(snapshot(10, "CANCELLED"), "NEW", "CANCELLED", "42", null, false))
                .attack();
    }

    /** A hook that nobody understands. */
    private static UUID parked() {
        var id = Hooks.newId();
        gateway.order(Hooks.order(id, "??", 3).toString());
        return gateway.jdbc()
                .sql("select id from parked where external_id = ?")
                .param(id)
                .query(UUID.class)
                .single();
    }

    /** An order of the victim's that waits in its lane, because the connection is paused. */
    private void announce() {
        var placed = OrderChange.of(new OrderPlaced(snapshot(1, "NEW")), Origin.user("7"), null);
        gateway.bean(ShopTransactions.class)
                .run(victim, () -> gateway.bean(TakeOrderChanges.class).handle(victim, List.of(placed)));
    }

    /** A product of the victim's that waits in its lane, and a price that both sides wanted. */
    private void announceProduct() {
        for (var change : List.of(product(1, "5000.00"), product(2, "6000.00"))) {
            gateway.bean(ShopTransactions.class)
                    .run(
                            victim,
                            () -> gateway.bean(TakeProductChanges.class)
                                    .handle(victim, List.of(new ProductChange(change, Origin.user("7"), null))));
        }
        var hook = Products.hook("product.updated", Hooks.newId(), 3);
        Products.data(hook).put("xml_id", product.toString()).put("price", "7 000 ₸");
        gateway.product(hook.toString());
    }

    private ProductSnapshot product(long version, String price) {
        return Products.snapshot(product, version, Products.ADDED, Map.of(ProductField.PRICE, price));
    }

    private OrderSnapshot snapshot(long version, String status) {
        var at = Instant.parse("2026-03-08T07:00:00Z");
        return new OrderSnapshot(
                order,
                version,
                "ABC123D9",
                null,
                status,
                "KZT",
                "11000.00",
                "0.00",
                "11000.00",
                new Person("Айгүл", "+77000000001"),
                new Person("Ұлжан", "+77000000002"),
                new Delivery(null, null, null, null, null, null, null),
                List.of(),
                null,
                null,
                List.of(),
                null,
                at,
                at);
    }
}
