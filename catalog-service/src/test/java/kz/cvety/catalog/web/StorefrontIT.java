package kz.cvety.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import kz.cvety.catalog.World;
import kz.cvety.kit.ShopId;
import org.junit.jupiter.api.Test;

class StorefrontIT {

    private static final String NOBODY = "";

    private final ShopId shop = World.newShop();
    private final String shelves = "/api/v1/storefront/" + shop + "/products";

    @Test
    void showsWhatIsOfferedAndNothingElse() {
        var offered = add("{\"name\": \"Роза\", \"price\": \"1\"}");
        var disabled = add("{\"name\": \"Тюльпан\", \"price\": \"1\", \"enabled\": false}");
        var archived = add("{\"name\": \"Пион\", \"price\": \"1\"}");
        World.post("/api/v1/products/" + archived + "/archive", World.manager(shop), "");

        assertThat(World.get(shelves, NOBODY).body().at("/products").findValuesAsString("id"))
                .containsExactly(offered);
        assertThat(World.get(shelves + "/" + offered, NOBODY).status()).isEqualTo(200);
        for (var hidden : List.of(disabled, archived)) {
            assertThat(World.get(shelves + "/" + hidden, NOBODY).status()).isEqualTo(404);
        }
        assertThat(World.get("/api/v1/storefront/" + World.newShop() + "/products/" + offered, NOBODY)
                        .status())
                .isEqualTo(404);
        assertThat(World.get("/api/v1/storefront/no.shop/products", NOBODY).status())
                .isEqualTo(404);
    }

    @Test
    void showsNothingOfHowItIsMadeOrKeptInStep() {
        var id = add("""
                {"name": "Роза", "price": "1", "description": "d", "attributes": [{"name": "h", "value": "1"}],
                 "recipe": [{"itemId": "0199a3c0-7d1e-7b52-9a51-3f1c6a2b0004", "quantity": 25}],
                 "variants": [{"name": "15", "price": "5", "sku": "R-15"}, {"name": "51", "price": "9", "enabled": false}]}""");
        var shown = World.get(shelves + "/" + id, NOBODY);

        assertThat(new HashSet<>(shown.body().propertyNames()))
                .containsExactlyInAnyOrder(
                        "id", "kind", "name", "description", "currency", "price", "variants", "attributes", "images");
        assertThat(shown.body().at("/variants")).hasSize(1);
        assertThat(shown.body().at("/variants/0").propertyNames())
                .containsExactlyInAnyOrder("variantId", "name", "price");
    }

    @Test
    void letsEverybodyKeepItForAMinuteAndAskWhetherItChanged() {
        var id = add("{\"name\": \"Роза\", \"price\": \"1\"}");
        for (var path : List.of(shelves, shelves + "/" + id)) {
            var first = World.get(path, NOBODY);
            var again = World.send(World.request(path, NOBODY)
                    .header("If-None-Match", first.header("etag"))
                    .GET());
            assertThat(first.header("cache-control")).contains("public").contains("max-age=60");
            assertThat(again.status()).isEqualTo(304);
        }
        var list = World.get(shelves, NOBODY).header("etag");
        World.put("/api/v1/products/" + id, World.manager(shop), "{\"price\": \"2\"}");

        assertThat(World.send(World.request(shelves, NOBODY)
                                .header("If-None-Match", list)
                                .GET())
                        .status())
                .isEqualTo(200);
    }

    private String add(String body) {
        return World.add("/api/v1/products", shop, body).text("/id");
    }
}
