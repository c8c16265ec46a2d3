package kz.cvety.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.UUID;
import kz.cvety.catalog.media.Forms;
import kz.cvety.catalog.media.Samples;
import kz.cvety.catalog.stock.Shelf;
import kz.cvety.catalog.stock.StockFacts;
import kz.cvety.events.sync.Delivered;
import kz.cvety.events.sync.DeliveryParked;
import kz.cvety.events.sync.DeliveryResumed;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.wall.Call;
import kz.cvety.kit.wall.Wall;
import org.junit.jupiter.api.Test;

/**
 * No other shop, no forged token and no fact of another shop reaches what a shop has here. Each feature gives the victim something and
 * adds its endpoints and consumers in a method of its own.
 */
class WallIT {

    private static final String PRODUCTS = "/api/v1/products";
    private static final String FOLDERS = PRODUCTS + "/folders";

    private static final String INVENTORY = "/api/v1/inventory";

    private static final String FORM = """
            --x\r
            Content-Disposition: form-data; name="file"; filename="a.pdf"\r
            \r
            %PDF-1.4 of somebody\r
            --x--\r
            """;

    private final ShopId victim = World.newShop();

    @Test
    void standsAtEveryEndpointAndEveryConsumer() {
        var wall = Wall.around(World.context(), victim);
        products(wall);
        folders(wall);
        media(wall);
        stock(wall);
        operators(wall);
        wall.attack();
    }

    private void products(Wall wall) {
        var reported = UUID.randomUUID();
        var name = "Роза " + reported;
        World.deliver(World.newFactId(), victim, Facts.BITRIX, Facts.reported(reported, 1, Facts.whole()));
        await().untilAsserted(() -> assertThat(World.get(PRODUCTS + "/" + reported, World.manager(victim))
                        .status())
                .isEqualTo(200));
        var folder = World.add(FOLDERS, victim, "{\"name\": \"Розы\"}").text("/id");
        var body = """
                {"name": "%s", "price": "5500", "folderId": "%s",
                 "variants": [{"name": "15", "price": "1", "recipe": [{"itemId": "%s", "quantity": 1}]}]}""".formatted(name, folder, UUID.randomUUID());
        var key = UUID.randomUUID().toString();
        var added = World.post(PRODUCTS, World.manager(victim), body, "Idempotency-Key", key);
        var id = added.text("/id");
        var variant = added.text("/variants/0/variantId");
        var change = """
                {"folderId": "%s", "images": [], "recipe": [{"itemId": "%s", "quantity": 2}],
                 "variants": [{"variantId": "%s", "name": "15", "price": "2"}]}""".formatted(folder, folder, variant);

        wall.marks(reported, id, name, variant, Facts.externalId(reported))
                .empties(
                        "GET /api/v1/products",
                        Call.with()
                                .query("folder", folder)
                                .leaving(
                                        "enabled",
                                        "archived",
                                        "kind",
                                        "priceFrom",
                                        "priceTo",
                                        "text",
                                        "cursor",
                                        "limit"))
                .separates(
                        "POST /api/v1/products",
                        Call.with().header("Idempotency-Key", key).body(body).leaving("images", "itemId", "variantId"))
                .hides("GET /api/v1/products/{id}", Call.with().path("id", id))
                .hides("PUT /api/v1/products/{id}", Call.with().path("id", id).body(change))
                .hides("POST /api/v1/products/{id}/archive", Call.with().path("id", id))
                .hides("POST /api/v1/products/{id}/restore", Call.with().path("id", id))
                .everybody(
                        "GET /api/v1/storefront/{shop}/products",
                        Call.with()
                                .path("shop", victim)
                                .query("folder", folder)
                                .leaving("priceFrom", "priceTo", "text", "cursor", "limit"))
                .everybody(
                        "GET /api/v1/storefront/{shop}/products/{id}",
                        Call.with().path("shop", victim).path("id", id))
                .facts(
                        "catalog.from-sync",
                        Facts.reported(reported, 7, Facts.price("1.00"), "price"),
                        Facts.removed(reported, 8))
                .facts(
                        "catalog.from-delivery",
                        new Delivered(reported, "product", Facts.CONNECTION, 9, "stolen"),
                        new DeliveryParked(reported, "product", Facts.CONNECTION, 9, "refused-by-bitrix"),
                        new DeliveryResumed(reported, "product", Facts.CONNECTION, 9));
    }

    private void folders(Wall wall) {
        var parent = World.add(FOLDERS, victim, "{\"name\": \"Цветы\"}").text("/id");
        var key = UUID.randomUUID().toString();
        var body = "{\"name\": \"Астры\", \"parentId\": \"" + parent + "\"}";
        var made = World.post(FOLDERS, World.manager(victim), body, "Idempotency-Key", key);

        wall.marks(parent, made.text("/id"))
                .empties("GET /api/v1/products/folders", Call.with())
                .separates(
                        "POST /api/v1/products/folders",
                        Call.with().header("Idempotency-Key", key).body(body))
                .hides(
                        "PUT /api/v1/products/folders/{id}",
                        Call.with().path("id", made.text("/id")).body(body))
                .hides("DELETE /api/v1/products/folders/{id}", Call.with().path("id", parent));
    }

    private void media(Wall wall) {
        var taken = Forms.upload(World.manager(victim), "victims-roses.jpg", Samples.jpeg(40, 40));
        var blob = taken.text("/url").replaceAll(".*/", "");
        var file = Call.with().path("id", taken.text("/id"));
        var last = Call.with()
                .path(
                        "id",
                        Forms.upload(World.manager(victim), "b.jpg", Samples.jpeg(40, 40))
                                .text("/id"));

        wall.marks(taken.text("/id"), blob, "victims-roses")
                .separates(
                        "POST /api/v1/media",
                        Call.with()
                                .header("Content-Type", "multipart/form-data; boundary=x")
                                .body(FORM))
                .hides("GET /api/v1/media/{id}", file)
                .hides("DELETE /api/v1/media/{id}", last)
                .everybody("GET /media/{name}", Call.with().path("name", blob));
    }

    private void stock(Wall wall) {
        var shelf = new Shelf(victim);
        var rose = shelf.stocked("rose", 10L, 100);
        var bouquet = shelf.product(Map.of(rose, 15));
        var order = shelf.order(bouquet);
        var token = World.manager(shelf.shop);
        var document = World.get(INVENTORY + "/movements", token).text("/movements/0/documentId");
        var byItem = Call.with().path("id", rose);
        var byStore = Call.with().path("id", shelf.store);
        var item = "{\"name\": \"rose\", \"unit\": \"stem\", \"lowAt\": 10}";
        var store = "{\"name\": \"front\", \"position\": 1}";
        var movement = """
                {"kind": "RECEIVE", "orderId": "%s",
                 "lines": [{"itemId": "%s", "storeId": "%s", "toStoreId": "%s", "quantity": 1}]}
                """.formatted(order, rose, shelf.store, shelf.store);

        wall.marks(rose, shelf.store, bouquet, order, document)
                .empties(
                        "GET " + INVENTORY + "/stock",
                        Call.with().query("storeId", shelf.store).leaving("search", "cursor"))
                .separates(
                        "POST " + INVENTORY + "/items",
                        Call.with().header("Idempotency-Key", UUID.randomUUID()).body(item))
                .hides("GET " + INVENTORY + "/items/{id}", byItem)
                .hides(
                        "PUT " + INVENTORY + "/items/{id}",
                        Call.with().path("id", rose).body(item))
                .hides("DELETE " + INVENTORY + "/items/{id}", byItem)
                .empties("GET " + INVENTORY + "/stores", Call.with())
                .separates(
                        "POST " + INVENTORY + "/stores",
                        Call.with().header("Idempotency-Key", UUID.randomUUID()).body(store))
                .hides("GET " + INVENTORY + "/stores/{id}", byStore)
                .hides(
                        "PUT " + INVENTORY + "/stores/{id}",
                        Call.with().path("id", shelf.store).body(store))
                .empties(
                        "GET " + INVENTORY + "/movements",
                        Call.with()
                                .query("itemId", rose)
                                .query("storeId", shelf.store)
                                .leaving("orderId", "cursor"))
                .separates(
                        "POST " + INVENTORY + "/movements",
                        Call.with().header("Idempotency-Key", UUID.randomUUID()).body(movement))
                .hides("GET " + INVENTORY + "/movements/{id}", Call.with().path("id", document))
                .hides(
                        "GET " + INVENTORY + "/reservations/{orderId}",
                        Call.with().path("orderId", order))
                .facts("catalog.stock-from-orders", StockFacts.order(order, 7, "CANCELLED", bouquet));
    }

    private static void operators(Wall wall) {
        var byId = Call.with().path("id", UUID.randomUUID());
        wall.operators("GET /v1/dead-letters", Call.with().leaving("state", "after"))
                .operators("POST /v1/dead-letters/{id}/redrive", byId)
                .operators("DELETE /v1/dead-letters/{id}", byId);
    }
}
