package kz.cvety.sync.inbound;

import static kz.cvety.sync.Gateway.json;
import static kz.cvety.sync.Products.data;
import static kz.cvety.sync.Products.hook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.kit.testing.TestTokens;
import kz.cvety.sync.BitrixProducts;
import kz.cvety.sync.Connection;
import kz.cvety.sync.Gateway;
import kz.cvety.sync.Hooks;
import kz.cvety.sync.Products;
import kz.cvety.sync.outbound.ProductChange;
import kz.cvety.sync.outbound.TakeProductChanges;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;

/** What the door for products answers and what follows, on the real database and a Bitrix that lives in memory. */
class ProductHooksIT {

    private static final Map<String, JsonNode> BITRIX = new ConcurrentHashMap<>();

    private static Gateway gateway;

    @Configuration(proxyBeanMethods = false)
    static class InMemoryBitrix {

        @Bean
        @Primary
        BitrixProducts productsInMemory() {
            return new BitrixProducts() {
                @Override
                public Reading read(Connection connection, String externalId) {
                    var product = BITRIX.get(externalId);
                    return product == null ? new Missing() : new Found(product);
                }

                @Override
                public Changes changed(Connection connection, Instant since, long afterId, int limit) {
                    return connection.id().equals("main")
                            ? new Page(List.copyOf(BITRIX.values()), null)
                            : new Page(List.of(), null);
                }
            };
        }
    }

    @BeforeAll
    static void start() {
        gateway = Gateway.start(
                Map.of(
                        "cvety.sync.reread.pause", "50ms",
                        "cvety.sync.reread.sweep", "true",
                        "cvety.sync.reread.sweep-every", "500ms",
                        "cvety.outbound.enabled", "false"),
                InMemoryBitrix.class);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private final String id = Hooks.newId();

    private List<JsonNode> facts() {
        return gateway.jdbc()
                .sql("""
                        select convert_from(payload, 'UTF8') from kit.outbox
                        where type like 'sync.product%' and convert_from(payload, 'UTF8')::json ->> 'externalId' = ?
                        order by position
                        """)
                .param(id)
                .query((row, i) -> Gateway.JSON.readTree(row.getString(1)))
                .list();
    }

    private JsonNode product() {
        return facts().getLast().get("product");
    }

    private String parked(String column) {
        return gateway.jdbc()
                .sql("select " + column + " from parked where external_id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private boolean removed() {
        return gateway.jdbc()
                .sql("select removed from product_belief where product_id = ?::uuid")
                .param(EntityKey.ofProduct(new ShopId("cvetykz"), "main", id)
                        .bornId()
                        .toString())
                .query(Boolean.class)
                .single();
    }

    @Test
    void turnsAWholeProductIntoOneFact() {
        var answer = gateway.product(hook("product.created", id).toString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .matches("\\{\"status\":\"success\",\"product_id\":" + id
                        + ",\"railway_product_id\":\"[0-9a-f-]{36}\",\"changed\":true}");
        var fact = facts().getFirst();
        assertThat(fact.get("productId")).isEqualTo(json(answer).get("railway_product_id"));
        assertThat(fact.get("connection").stringValue()).isEqualTo("main");
        assertThat(fact.get("revision").longValue()).isEqualTo(1);
        assertThat(fact.get("product")).isEqualTo(Gateway.JSON.readTree("""
                {"name":"25 қызыл раушан ❤","description":"Эквадор","currency":"KZT","price":"4950.00","enabled":true,
                 "imageUrls":["https://shop.example/upload/1.jpg","https://shop.example/upload/2.jpg"],
                 "attributes":[{"name":"height","value":"70 см"}]}
                """));
        assertThat(fact.get("changed")).hasSize(6);
    }

    @Test
    void keepsWhatIsAbsentAndClearsWhatIsNullOrEmpty() {
        gateway.product(hook("product.created", id, 1).toString());

        gateway.product(
                "{\"event_type\":\"product.updated\",\"product_data\":{\"id\":%s,\"version\":2,\"description\":null,"
                                .formatted(id)
                        + "\"catalogHeight\":\"\",\"image\":\"https://shop.example/upload/9.jpg\"}}");

        assertThat(facts()).hasSize(2);
        assertThat(facts().getLast().get("changed"))
                .extracting(JsonNode::stringValue)
                .containsExactlyInAnyOrder("description", "attributes", "imageUrls");
        assertThat(product().get("description").stringValue()).isEmpty();
        assertThat(product().get("attributes")).isEmpty();
        assertThat(product().get("name").stringValue()).isEqualTo("25 қызыл раушан ❤");
        assertThat(product().get("imageUrls"))
                .extracting(JsonNode::stringValue)
                .containsExactly("https://shop.example/upload/9.jpg", "https://shop.example/upload/2.jpg");
    }

    @Test
    void parksAPriceInTheWrongUnitAndTakesItWhenAPersonInsists() {
        gateway.product(hook("product.created", id, 1).toString());
        var wrong = hook("product.updated", id, 2);
        data(wrong).put("price", "500000").put("title", "Renamed in the same save");

        assertThat(gateway.product(wrong.toString()).body())
                .isEqualTo("{\"status\":\"skipped\",\"product_id\":" + id + ",\"reason\":\"implausible-price\"}");
        assertThat(parked("detail")).isEqualTo("ru-text: 4950.00 would become 500000.00");
        assertThat(facts()).hasSize(1);
        assertThat(gateway.product(hook("product.updated", id, 3).toString()).body())
                .contains("\"changed\":false");

        var replayed = gateway.as(
                TestTokens.token("cvetykz", "7", "DIRECTOR"),
                "POST",
                "/v1/parking/" + parked("id::text") + "/replay",
                "");
        assertThat(replayed.statusCode()).isEqualTo(200);
        assertThat(parked("state")).isEqualTo("REPLAYED");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"event_type":"product.updated"}                                           | #/product_data
                    {"product_data":{"id":1}}                                                  | #/event_type
                    {"event_type":"product.updated","product_data":{"title":"x"}}              | #/product_data/id
                    {"event_type":"product.deleted","product_data":{"id":"abc"}}               | #/product_data/id
                    {"event_type":"product.updated","product_data":{"id":1,"title":{}}}        | #/product_data/title
                    {"event_type":"product.updated","product_data":{"id":1,"images":"x"}}      | #/product_data/images
                    {"event_type":"product.updated","product_data":{"id":1,"images":[1]}}      | #/product_data/images/0
                    {"event_type":"product.updated","product_data":{"id":1,"isAvailable":"?"}} | #/product_data/isAvailable
                    """)
    void namesTheFieldOfAMalformedBody(String body, String pointer) {
        var answer = gateway.product(body);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).get("errors").get(0).get("pointer").stringValue())
                .isEqualTo(pointer);
    }

    @Test
    void refusesAGuessedSecretAndABodyThatIsTooLarge() {
        assertThat(gateway.product(hook("product.created", id).toString(), "guess")
                        .statusCode())
                .isEqualTo(401);
        var large = hook("product.created", id);
        data(large).put("description", "x".repeat(300_000));
        assertThat(gateway.product(large.toString()).statusCode()).isEqualTo(413);
        assertThat(facts()).isEmpty();
    }

    @Test
    void parksAPriceAndANameThatMeanNothing() {
        var hook = hook("product.created", id);
        data(hook).put("price", "договорная");

        assertThat(gateway.product(hook.toString()).body()).contains("malformed-field");
        assertThat(parked("detail")).isEqualTo("#/product_data/price is no amount of ru-text");
        data(hook).put("price", "4 950 ₸").put("title", " ");
        assertThat(gateway.product(hook.toString()).body()).contains("malformed-field");
        assertThat(facts()).isEmpty();
    }

    @Test
    void changesNothingWhenAHookComesAgainOrLate() {
        for (var i = 0; i < 3; i++) {
            gateway.product(hook("product.created", id, 2).toString());
        }
        var late = hook("product.updated", id, 1);
        data(late).put("price", "4 000 ₸");

        assertThat(gateway.product(late.toString()).body()).contains("\"changed\":false");
        assertThat(facts()).hasSize(1);
    }

    @Test
    void keepsTheSameIdOfTwoShopsApart() {
        var mine = json(gateway.product(hook("product.created", id, 1).toString()));
        var theirs = json(gateway.product(hook("product.deleted", id, 9).toString(), Gateway.OTHER_SECRET));

        assertThat(theirs.get("railway_product_id")).isNotEqualTo(mine.get("railway_product_id"));
        assertThat(facts()).hasSize(1);
    }

    @Test
    void reportsThatAProductWasDeletedAndBelievesOnlyANewerSaveThatItIsBack() {
        gateway.product(hook("product.created", id, 3).toString());
        var deleted = gateway.product(
                "{\"event_type\":\"product.deleted\",\"product_data\":{\"id\":%s,\"version\":5}}".formatted(id));

        assertThat(deleted.body()).contains("\"changed\":true");
        assertThat(facts()).hasSize(2);
        assertThat(facts().getLast().has("product")).isFalse();
        assertThat(facts().getLast().get("revision").longValue()).isEqualTo(2);
        gateway.product(hook("product.updated", id, 4).toString());
        assertThat(facts()).hasSize(2);
        assertThat(removed()).isTrue();
        gateway.product(hook("product.updated", id, 6).toString());
        assertThat(facts()).hasSize(3);
        assertThat(facts().getLast().get("changed")).isNotEmpty();
    }

    @Test
    void doesNotLetALateAddBringBackWhatWasDeletedBefore() {
        gateway.product(
                "{\"event_type\":\"product.deleted\",\"product_data\":{\"id\":%s,\"version\":2}}".formatted(id));
        gateway.product(hook("product.created", id, 1).toString());

        assertThat(facts()).isEmpty();
        assertThat(removed()).isTrue();
    }

    @Test
    void looksWhetherAProductThatWasDeletedIsBackWhenNoVersionTells() {
        gateway.product(hook("product.created", id).toString());
        gateway.product("{\"event_type\":\"product.deleted\",\"product_data\":{\"id\":%s}}".formatted(id));
        assertThat(gateway.product(hook("product.updated", id).toString()).body())
                .isEqualTo("{\"status\":\"success\",\"product_id\":" + id + ",\"queued\":true}");
        await().atMost(Duration.ofSeconds(10)).until(() -> rereads() == 0);
        assertThat(removed()).isTrue();

        BITRIX.put(id, data(hook("product.updated", id, 7)));
        gateway.product(hook("product.updated", id).toString());
        await().atMost(Duration.ofSeconds(10)).until(() -> !removed());
        BITRIX.remove(id);
    }

    private long rereads() {
        return gateway.jdbc()
                .sql("select count(*) from reread where external_id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    @Test
    void readsAProductOfWhichAFormEventOrTooLittleWasTold() {
        var snapshot = data(hook("product.updated", id, 4));
        gateway.product(
                "{\"event_type\":\"product.updated\",\"product_data\":{\"id\":%s,\"price\":\"1 ₸\"}}".formatted(id));
        assertThat(parked("reason")).isIn("unknown-product", "not-in-bitrix");
        BITRIX.put(id, snapshot);

        assertThat(form("CATALOG.PRODUCT.ON.UPDATE", "ID"))
                .isEqualTo("{\"status\":\"success\",\"product_id\":" + id + ",\"queued\":true}");
        await().atMost(Duration.ofSeconds(10)).until(() -> !facts().isEmpty());
        assertThat(product().get("price").stringValue()).isEqualTo("4950.00");
        BITRIX.remove(id);
    }

    @Test
    void readsTheProductOfAPriceThatChangedWhenItIsNamed() {
        assertThat(form("CATALOG.PRICE.ON.UPDATE", "PRODUCT_ID")).contains("\"queued\":true");
        assertThat(form("CATALOG.PRICE.ON.UPDATE", "ID")).contains("product-not-named");
        assertThat(form("CATALOG.PRODUCT.ON.UPDATE", "TYPE")).contains("#/data/FIELDS/ID");
    }

    private String form(String event, String field) {
        return gateway.send(gateway.request("/webhooks/bitrix/events/main")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("event=" + event + "&data%5BFIELDS%5D%5B" + field
                                + "%5D=" + id + "&auth%5Bapplication_token%5D=" + Gateway.APPLICATION_TOKEN)))
                .body();
    }

    @Test
    void findsAChangeWhoseHookWasLost() {
        gateway.product(hook("product.created", id, 1).toString());
        var missed = data(hook("product.updated", id, 2));
        missed.put("price", "5 100 ₸");
        BITRIX.put(id, missed);

        await().atMost(Duration.ofSeconds(10)).until(() -> facts().size() == 2);
        assertThat(facts().getLast().get("changed"))
                .extracting(JsonNode::stringValue)
                .containsExactly("price");
        BITRIX.remove(id);
    }

    @Test
    void findsADeletionWhoseHookWasLost() {
        gateway.product(hook("product.created", id, 1).toString());
        BITRIX.put(id, Gateway.JSON.readTree("{\"id\":" + id + ",\"deleted\":true,\"version\":2}"));

        await().atMost(Duration.ofSeconds(10)).until(this::removed);
        assertThat(facts()).hasSize(2);
        BITRIX.remove(id);
    }

    @Test
    void showsWhoWonWhereBothSidesWantedAFieldToBeSomethingElse() {
        var shop = new ShopId("cvetykz");
        var product = UUID.randomUUID();
        var ours = Products.snapshot(product, 1, Instant.now().plusSeconds(60), Map.of());
        gateway.bean(ShopTransactions.class)
                .run(
                        shop,
                        () -> gateway.bean(TakeProductChanges.class)
                                .handle(shop, List.of(new ProductChange(ours, Origin.user("7"), null))));
        var hook = hook("product.updated", id, 3);
        data(hook).put("xml_id", product.toString());
        data(hook).remove(List.of("title", "description", "image", "images", "catalogHeight"));

        assertThat(json(gateway.product(hook.toString()))
                        .get("railway_product_id")
                        .stringValue())
                .isEqualTo(product.toString());

        var page = json(gateway.as(
                TestTokens.token("cvetykz", "7", "DIRECTOR"), "GET", "/api/v1/conflicts?entity=" + product, ""));
        assertThat(page.get("items")).singleElement().satisfies(conflict -> {
            assertThat(conflict.get("field").stringValue()).isEqualTo("price");
            assertThat(conflict.get("ours").stringValue()).isEqualTo("5000.00");
            assertThat(conflict.get("ourVersion").longValue()).isEqualTo(1);
            assertThat(conflict.get("theirs").stringValue()).isEqualTo("4950.00");
            assertThat(conflict.get("theirVersion").longValue()).isEqualTo(3);
            assertThat(conflict.get("winner").stringValue()).isEqualTo("OURS");
            assertThat(conflict.get("policy").stringValue()).isEqualTo("NEWEST");
        });
    }

    @Test
    void setsTheOwnersOfFieldsOneByOne() {
        var director = TestTokens.token("other", "7", "DIRECTOR");
        gateway.as(director, "PATCH", "/v1/connections/other", "{\"productOwners\":{\"price\":\"ours\"}}");
        var view = json(gateway.as(
                director,
                "PATCH",
                "/v1/connections/other",
                "{\"productOwners\":{\"name\":\"theirs\"},\"productPriceCodec\":\"minor-int\"}"));

        assertThat(view.get("productOwners")).isEqualTo(Gateway.JSON.readTree("""
                {"attributes":"newest","description":"newest","enabled":"newest","images":"newest","name":"theirs","price":"ours"}
                """));
        assertThat(view.get("productPriceCodec").stringValue()).isEqualTo("minor-int");
    }

    @Test
    void understandsAnEventItDoesNotKnowAsNothing() {
        assertThat(gateway.product(hook("product.vanished", id).toString()).body())
                .isEqualTo("{\"status\":\"skipped\",\"reason\":\"unknown-event\"}");
    }
}
