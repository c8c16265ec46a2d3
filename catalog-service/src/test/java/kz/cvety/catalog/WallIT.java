package kz.cvety.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.UUID;
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

    private final ShopId victim = World.newShop();

    @Test
    void standsAtEveryEndpointAndEveryConsumer() {
        var wall = Wall.around(World.context(), victim);
        products(wall);
        folders(wall);
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

    private static void operators(Wall wall) {
        var byId = Call.with().path("id", UUID.randomUUID());
        wall.operators("GET /v1/dead-letters", Call.with().leaving("state", "after"))
                .operators("POST /v1/dead-letters/{id}/redrive", byId)
                .operators("DELETE /v1/dead-letters/{id}", byId);
    }
}
