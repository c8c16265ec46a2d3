package kz.cvety.simulators.bitrix;

import static kz.cvety.simulators.bitrix.ShopFixture.CARD;
import static kz.cvety.simulators.bitrix.ShopFixture.CREATE;
import static kz.cvety.simulators.bitrix.ShopFixture.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import kz.cvety.simulators.web.Json;
import kz.cvety.simulators.web.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BitrixCallsTests {

    private Instant now = Instant.parse("2026-03-08T05:00:00.123Z");
    private final BitrixSimulator bitrix =
            BitrixSimulator.start(ShopFixture.options().clock(() -> now));

    @AfterEach
    void close() {
        bitrix.close();
    }

    @Test
    void createsAnOrderWithItemsAndProperties() throws IOException {
        var answer = ShopFixture.create(bitrix, "ours-1");

        assertThat(answer.toString()).isEqualTo("{\"status\":\"success\",\"order_id\":122001,\"version\":1}");
        var order = bitrix.shop().get(122001);
        assertThat(order.xmlId()).isEqualTo("ours-1");
        assertThat(order.price()).isEqualByComparingTo("12500.50");
        assertThat(order.property("postcardText")).isEqualTo(CARD);
        assertThat(order.user().phone()).isEqualTo("+77000000003");
        assertThat(order.changedBy()).isEmpty();
    }

    @Test
    void answersTheExistingOrderForAKnownExternalKey() throws IOException {
        ShopFixture.create(bitrix, "ours-1");
        var again = ShopFixture.create(bitrix, "ours-1");

        assertThat(again.path("existing").asBoolean()).isTrue();
        assertThat(again.path("order_id").asLong()).isEqualTo(122001);
        assertThat(bitrix.shop().findByXmlId("ours-1")).hasSize(1);
        assertThat(bitrix.calls()).extracting(ReceivedCall::wrote).containsExactly(true, false);
    }

    @Test
    void makesASecondOrderWhenItsCreateIsTheLegacyOne() throws IOException {
        bitrix.legacyCreate(true);
        ShopFixture.create(bitrix, "ours-1");
        ShopFixture.create(bitrix, "ours-1");

        assertThat(bitrix.shop().findByXmlId("ours-1"))
                .extracting(BitrixOrder::id)
                .containsExactly(122001L, 122002L);
    }

    @Test
    void changesAStatusAndSaysWhatItWas() throws IOException {
        var id = bitrix.shop().order(ShopFixture.checkout()).id();

        assertThat(ShopFixture.status(bitrix, id, "AP").toString())
                .isEqualTo("{\"status\":\"success\",\"order_id\":122001,\"old_status\":\"N\",\"new_status\":\"AP\","
                        + "\"version\":2}");
    }

    @Test
    void doesNothingForAStatusTheOrderHasAlready() throws IOException {
        var id = bitrix.shop().order(ShopFixture.checkout()).id();

        assertThat(ShopFixture.status(bitrix, id, "N").path("version").asLong()).isEqualTo(1);
        assertThat(bitrix.calls().getLast().wrote()).isFalse();
        assertThat(bitrix.pendingHooks()).isEqualTo(1);
    }

    @Test
    void findsAnOrderByItsExternalKeyAsTheHookTellsIt() throws IOException {
        ShopFixture.create(bitrix, "ours-1");

        var order = ShopFixture.find(bitrix, "ours-1").path("order");
        assertThat(order.path("ID").asString()).isEqualTo("122001");
        assertThat(order.path("VERSION").asString()).isEqualTo("1");
        assertThat(order.path("PRICE").asString()).isEqualTo("12500.50");
        assertThat(order.path("PRICE_DELIVERY").asString()).isEqualTo("1500");
        assertThat(order.path("DATE_UPDATE").asString()).isEqualTo("2026-03-08T10:00:00+05:00");
        assertThat(order.path("properties").path("postcardText").asString()).isEqualTo(CARD);
        assertThat(order.path("basket").get(0).path("QUANTITY").asString()).isEqualTo("1");
        assertThat(ShopFixture.find(bitrix, "ours-2").toString()).isEqualTo("{\"status\":\"not_found\"}");
    }

    @Test
    void getsAnOrderByItsNumber() throws IOException {
        var id = bitrix.shop().order(ShopFixture.checkout()).id();
        var found = Json.object().put("action", "order.get").put("order_id", id);
        var missing = Json.object().put("action", "order.get").put("order_id", "99");

        assertThat(Web.json(ShopFixture.call(bitrix, UPDATE, found))
                        .path("order")
                        .path("PRICE")
                        .asString())
                .isEqualTo("12500");
        assertThat(Web.json(ShopFixture.call(bitrix, UPDATE, missing))
                        .path("status")
                        .asString())
                .isEqualTo("not_found");
    }

    @Test
    void pagesThroughWhatChangedSinceATime() throws IOException {
        bitrix.shop().order(ShopFixture.checkout());
        now = now.plusSeconds(60);
        var second = bitrix.shop().order(ShopFixture.checkout()).id();
        var third = bitrix.shop().order(ShopFixture.checkout()).id();
        var call = Json.object()
                .put("action", "order.changed")
                .put("since", "2026-03-08T10:01:00+05:00")
                .put("limit", 1);

        var page = Web.json(ShopFixture.call(bitrix, UPDATE, call.put("after_id", 0)));
        assertThat(page.path("orders").get(0).path("ID").asLong()).isEqualTo(second);
        assertThat(page.path("next_after_id").asLong()).isEqualTo(second);
        page = Web.json(ShopFixture.call(bitrix, UPDATE, call.put("after_id", second)));
        assertThat(page.path("orders").get(0).path("ID").asLong()).isEqualTo(third);
        page = Web.json(ShopFixture.call(bitrix, UPDATE, call.put("after_id", third)));
        assertThat(page.path("orders")).isEmpty();
        assertThat(page.path("next_after_id").isNull()).isTrue();
    }

    @Test
    void refusesAWrongToken() throws IOException {
        var body = ShopFixture.createCall("ours-1").toString();
        var wrong = Web.postJson(bitrix.address(), CREATE, body, "X-API-TOKEN", "fake-other-token");
        var none = Web.postJson(bitrix.address(), CREATE, body);

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(Web.json(wrong).path("status").asString()).isEqualTo("error");
        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(bitrix.shop().orders()).isEmpty();
    }

    @Test
    void tellsABusinessFailureWithStatus200AndItsStep() throws IOException {
        var empty = ShopFixture.createCall("ours-1");
        empty.putArray("items");

        var response = ShopFixture.call(bitrix, CREATE, empty);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .isEqualTo("{\"status\":\"error\",\"error\":\"basket is empty\",\"step\":\"basket\"}");
        assertThat(ShopFixture.status(bitrix, 99, "AP").path("step").asString()).isEqualTo("order");
        var id = bitrix.shop().order(ShopFixture.checkout()).id();
        assertThat(ShopFixture.status(bitrix, id, "??").path("step").asString()).isEqualTo("status");
    }

    @Test
    void keepsEachActionAtItsOwnFile() throws IOException {
        var response = ShopFixture.call(bitrix, UPDATE, ShopFixture.createCall("ours-1"));

        assertThat(Web.json(response).path("step").asString()).isEqualTo("action");
    }

    @Test
    void limitsCallsByALeakyBucketAndCountsTheErrors() throws IOException {
        try (var limited =
                BitrixSimulator.start(ShopFixture.options().clock(() -> now).limit(2, 3))) {
            for (var i = 0; i < 3; i++) {
                assertThat(ShopFixture.find(limited, "x").path("status").asString())
                        .isEqualTo("not_found");
            }
            var refused = ShopFixture.call(limited, CREATE, ShopFixture.createCall("ours-1"));
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).isEqualTo("{\"error\":\"QUERY_LIMIT_EXCEEDED\"}");
            assertThat(limited.limitErrors()).isEqualTo(1);
            now = now.plusMillis(500);
            assertThat(ShopFixture.create(limited, "ours-1").path("status").asString())
                    .isEqualTo("success");
        }
    }
}
