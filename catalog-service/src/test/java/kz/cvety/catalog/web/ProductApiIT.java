package kz.cvety.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import kz.cvety.catalog.World;
import kz.cvety.kit.ShopId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductApiIT {

    private static final String ROSES = """
            {"name": "25 қызыл раушан", "description": "Эквадор, 70 см", "price": "12500.5",
             "variants": [{"name": "51 роза", "sku": "ROSE-51", "price": "24500",
                           "recipe": [{"itemId": "0199a3c0-7d1e-7b52-9a51-3f1c6a2b0004", "quantity": 51}]}],
             "attributes": [{"name": "height", "value": "70 см"}],
             "recipe": [{"itemId": "0199a3c0-7d1e-7b52-9a51-3f1c6a2b0004", "quantity": 25}]}""";

    private final ShopId shop = World.newShop();
    private final String manager = World.manager(shop);

    @Test
    void addsAProductThatIsNotInBitrixYet() {
        var added = add(ROSES);

        assertThat(added.status()).isEqualTo(201);
        assertThat(added.text("/name")).isEqualTo("25 қызыл раушан");
        assertThat(added.text("/kind")).isEqualTo("GOODS");
        assertThat(added.text("/price")).isEqualTo("12500.50");
        assertThat(added.text("/currency")).isEqualTo("KZT");
        assertThat(added.body().at("/enabled").asBoolean()).isTrue();
        assertThat(added.text("/variants/0/price")).isEqualTo("24500.00");
        assertThat(added.text("/sync")).isEqualTo("pending");
        assertThat(World.get(added.header("location"), manager).body()).isEqualTo(added.body());
        assertThat(World.outboxTypesOf(id(added))).containsExactly("catalog.product-added.v1");
    }

    @Test
    void makesOneProductOfARepeatedRequest() {
        var key = UUID.randomUUID().toString();
        var first = World.post("/api/v1/products", manager, ROSES, "Idempotency-Key", key);
        var again = World.post("/api/v1/products", manager, ROSES, "Idempotency-Key", key);
        var other =
                World.post("/api/v1/products", manager, "{\"name\": \"x\", \"price\": \"1\"}", "Idempotency-Key", key);

        assertThat(again.text("/id")).isEqualTo(first.text("/id"));
        assertThat(World.outboxTypesOf(id(first))).hasSize(1);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text("/code")).isEqualTo("idempotency-key-reused");
    }

    @Test
    void changesWhatIsToldAndTellsEverybodyWhat() {
        var added = add(ROSES);
        var changed = World.put(
                added.header("location"),
                manager,
                "{\"price\": \"9900\", \"description\": null, \"name\": \"25 қызыл раушан\"}",
                "If-Match",
                added.header("etag"));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text("/price")).isEqualTo("9900.00");
        assertThat(changed.body().has("description")).isFalse();
        assertThat(changed.body().at("/variants")).isEqualTo(added.body().at("/variants"));
        assertThat(changed.text("/version")).isEqualTo("2");
        assertThat(World.outboxTypesOf(id(added)))
                .containsExactly("catalog.product-added.v1", "catalog.product-changed.v1");
        assertThat(World.lastFactAbout(id(added)).at("/changed"))
                .isEqualTo(World.JSON.readTree("[\"description\", \"price\"]"));
    }

    @Test
    void makesNoVersionOfAChangeToWhatAlreadyIs() {
        var added = add(ROSES);
        var same = World.put(added.header("location"), manager, "{\"price\": \"12500.50\", \"enabled\": true}");

        assertThat(same.text("/version")).isEqualTo("1");
        assertThat(World.outboxTypesOf(id(added))).hasSize(1);
    }

    @Test
    void refusesAChangeToAnotherVersionThanTheOneSeen() {
        var added = add(ROSES);
        World.put(added.header("location"), manager, "{\"price\": \"1\"}");
        var late = World.put(added.header("location"), manager, "{\"price\": \"2\"}", "If-Match", added.header("etag"));

        assertThat(late.status()).isEqualTo(412);
        assertThat(late.text("/code")).isEqualTo("version-mismatch");
        assertThat(World.get(added.header("location"), manager).text("/price")).isEqualTo("1.00");
    }

    @Test
    void keepsVariantsByTheirIds() {
        var added = add(ROSES);
        var id = added.text("/variants/0/variantId");
        var variants =
                "{\"variants\": [{\"name\": \"15 роз\", \"price\": \"7000\"}, {\"variantId\": \"%s\", \"name\": \"51\", \"price\": \"1\"}]}";
        var changed = World.put(added.header("location"), manager, variants.formatted(id));
        var strange = World.put(added.header("location"), manager, variants.formatted(UUID.randomUUID()));

        assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
        assertThat(changed.text("/variants/1/variantId")).isEqualTo(id);
        assertThat(changed.text("/variants/0/variantId")).isNotEmpty().isNotEqualTo(id);
        assertThat(strange.status()).isEqualTo(422);
        assertThat(strange.text("/errors/0/pointer")).isEqualTo("#/variants/1/variantId");
    }

    @Test
    void archivesAndRestores() {
        var added = add(ROSES);
        var archived = World.post(added.header("location") + "/archive", manager, "");
        World.post(added.header("location") + "/archive", manager, "");
        var restored = World.post(added.header("location") + "/restore", manager, "");

        assertThat(archived.body().at("/archived").asBoolean()).isTrue();
        assertThat(restored.body().at("/archived").asBoolean()).isFalse();
        assertThat(World.outboxTypesOf(id(added)))
                .containsExactly(
                        "catalog.product-added.v1", "catalog.product-archived.v1", "catalog.product-changed.v1");
    }

    @Test
    void answersNotModifiedToWhoeverHasItAlready() {
        var added = add(ROSES);
        var path = added.header("location");
        var known = World.send(World.request(path, manager)
                .header("If-None-Match", added.header("etag"))
                .GET());
        World.put(path, manager, "{\"price\": \"2\"}");
        var changed = World.send(World.request(path, manager)
                .header("If-None-Match", added.header("etag"))
                .GET());

        assertThat(known.status()).isEqualTo(304);
        assertThat(known.header("cache-control")).contains("no-cache").contains("private");
        assertThat(changed.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"price\": \"1\"} | #/name",
                "{\"name\": \" \", \"price\": \"1\"} | #/name",
                "{\"name\": \"x\", \"price\": \"-1\"} | #/price",
                "{\"name\": \"x\", \"price\": \"1.999\"} | #/price",
                "{\"name\": \"x\", \"price\": \"1\", \"variants\": [{\"name\": \"v\"}]} | #/variants/0/price",
                "{\"name\": \"x\", \"price\": \"1\", \"attributes\": [{\"name\": \"a\", \"value\": \"\"}]} | #/attributes/0/value",
                "{\"name\": \"x\", \"price\": \"1\", \"recipe\": [{\"quantity\": 1}]} | #/recipe/0/itemId",
                "{\"name\": \"x\", \"price\": \"1\", \"kind\": \"THING\"} | #/kind"
            })
    void namesTheFieldOfANewProductThatIsNotAcceptable(String body, String pointer) {
        var refused = add(body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\": null} | #/name",
                "{\"name\": \"\"} | #/name",
                "{\"price\": null} | #/price",
                "{\"price\": \"1e3\"} | #/price",
                "{\"enabled\": null} | #/enabled",
                "{\"variants\": [{\"name\": \"v\", \"price\": \"x\"}]} | #/variants/0/price",
                "{\"recipe\": [{\"itemId\": \"0199a3c0-7d1e-7b52-9a51-3f1c6a2b0004\", \"quantity\": 0}]} | #/recipe/0/quantity"
            })
    void namesTheFieldOfAChangeThatIsNotAcceptable(String body, String pointer) {
        var refused = World.put(add(ROSES).header("location"), manager, body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"folderId\": \"0199a3c0-7d1e-7b52-9a51-3f1c6a2b0009\"} | #/folderId",
                "{\"images\": [\"0199a3c0-7d1e-7b52-9a51-3f1c6a2b0009\"]} | #/images/0",
                "{\"variants\": [{\"name\": \"a\", \"sku\": \"R-1\", \"price\": \"1\"}, {\"name\": \"b\", \"sku\": \" r-1\", \"price\": \"1\"}]} | #/variants/1/sku",
                "{\"recipe\": [{\"itemId\": \"0199a3c0-7d1e-7b52-9a51-3f1c6a2b0004\", \"quantity\": 1}, {\"itemId\": \"0199a3c0-7d1e-7b52-9a51-3f1c6a2b0004\", \"quantity\": 2}]} | #/recipe/1/itemId"
            })
    void refusesWhatMakesNoProduct(String body, String pointer) {
        var added = add(ROSES);
        var refused = World.put(added.header("location"), manager, body);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/code")).isEqualTo("unusable-product");
        assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(World.get(added.header("location"), manager).text("/version"))
                .isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "priceFrom=-1", "cursor=AAAA", "cursor=!!", "kind=THING"})
    void refusesAListThatMakesNoSense(String query) {
        assertThat(World.get("/api/v1/products?" + query, manager).status()).isEqualTo(400);
    }

    private World.Answer add(String body) {
        return World.add("/api/v1/products", shop, body);
    }

    private static UUID id(World.Answer answer) {
        return UUID.fromString(answer.text("/id"));
    }
}
