package kz.cvety.catalog;

import java.util.Map;
import java.util.UUID;
import kz.cvety.catalog.stock.Shelf;
import kz.cvety.catalog.stock.StockFacts;
import kz.cvety.kit.wall.Call;
import kz.cvety.kit.wall.Wall;
import org.junit.jupiter.api.Test;

/** No other shop, no forged token and no fact of another shop reaches the stock. */
class StockWallIT {

    private static final String BASE = "/api/v1/inventory";

    @Test
    void standsBeforeTheStock() {
        var shelf = new Shelf();
        var rose = shelf.stocked("rose", 10L, 100);
        var bouquet = shelf.product(Map.of(rose, 15));
        var order = shelf.order(bouquet);
        var token = World.manager(shelf.shop);
        var document = World.get(BASE + "/movements", token).text("/movements/0/documentId");
        var byItem = Call.with().path("id", rose);
        var byStore = Call.with().path("id", shelf.store);
        var item = "{\"name\": \"rose\", \"unit\": \"stem\", \"lowAt\": 10}";
        var store = "{\"name\": \"front\", \"position\": 1}";
        var movement = """
                {"kind": "RECEIVE", "orderId": "%s",
                 "lines": [{"itemId": "%s", "storeId": "%s", "toStoreId": "%s", "quantity": 1}]}
                """.formatted(order, rose, shelf.store, shelf.store);

        Wall.around(World.context(), shelf.shop)
                .marks(rose, shelf.store, bouquet, order, document)
                .empties(
                        "GET " + BASE + "/stock",
                        Call.with().query("storeId", shelf.store).leaving("search", "cursor"))
                .separates(
                        "POST " + BASE + "/items",
                        Call.with().header("Idempotency-Key", UUID.randomUUID()).body(item))
                .hides("GET " + BASE + "/items/{id}", byItem)
                .hides(
                        "PUT " + BASE + "/items/{id}",
                        Call.with().path("id", rose).body(item))
                .hides("DELETE " + BASE + "/items/{id}", byItem)
                .empties("GET " + BASE + "/stores", Call.with())
                .separates(
                        "POST " + BASE + "/stores",
                        Call.with().header("Idempotency-Key", UUID.randomUUID()).body(store))
                .hides("GET " + BASE + "/stores/{id}", byStore)
                .hides(
                        "PUT " + BASE + "/stores/{id}",
                        Call.with().path("id", shelf.store).body(store))
                .empties(
                        "GET " + BASE + "/movements",
                        Call.with()
                                .query("itemId", rose)
                                .query("storeId", shelf.store)
                                .leaving("orderId", "cursor"))
                .separates(
                        "POST " + BASE + "/movements",
                        Call.with().header("Idempotency-Key", UUID.randomUUID()).body(movement))
                .hides("GET " + BASE + "/movements/{id}", Call.with().path("id", document))
                .hides("GET " + BASE + "/reservations/{orderId}", Call.with().path("orderId", order))
                .operators("GET /v1/dead-letters", Call.with().leaving("state", "after"))
                .operators("POST /v1/dead-letters/{id}/redrive", byItem)
                .operators("DELETE /v1/dead-letters/{id}", byItem)
                .facts("catalog.stock-from-orders", StockFacts.order(order, 7, "CANCELLED", bouquet))
                .attack();
    }
}
