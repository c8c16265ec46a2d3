package kz.cvety.sync.inbound;

import static kz.cvety.sync.Gateway.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import kz.cvety.kit.testing.KafkaProbe;
import kz.cvety.kit.testing.TestInfrastructure;
import kz.cvety.sync.Gateway;
import kz.cvety.sync.Hooks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every answer the doors give, over HTTP, on the real database. */
class WebhooksIT {

    private static Gateway gateway;

    @BeforeAll
    static void start() {
        gateway = Gateway.start(Map.of("cvety.sync.inbound.failures-per-minute", "1000"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static List<String> factsOf(String externalId) {
        return gateway.jdbc().sql("""
                        select convert_from(payload, 'UTF8') from kit.outbox
                        where convert_from(payload, 'UTF8')::json ->> 'externalId' = ? order by position
                        """).param(externalId).query(String.class).list();
    }

    private static long receiptsOf(String externalId) {
        return gateway.jdbc()
                .sql("select count(*) from receipt where answer ->> 'externalId' = ?")
                .param(externalId)
                .query(Long.class)
                .single();
    }

    private static String parkedReason(String externalId) {
        return gateway.jdbc()
                .sql("select reason from parked where external_id = ? and state = 'OPEN'")
                .param(externalId)
                .query(String.class)
                .single();
    }

    @Test
    void tellsBrowsersToTrustNothingInAnAnswerOrARefusal() {
        var order = Hooks.order(Hooks.newId(), "N").toString();
        var refused = gateway.order(order, "a-wrong-secret");
        var notPosted = gateway.send(gateway.request("/webhooks/bitrix/order").GET());

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(notPosted.statusCode()).isEqualTo(405);
        for (var answer : List.of(gateway.order(order), refused, notPosted)) {
            var headers = answer.headers();
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
            assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
            assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
            assertThat(headers.firstValue("Content-Security-Policy").orElse("")).startsWith("default-src 'none'");
        }
    }

    @Test
    void turnsAWholeOrderIntoOneFactWithEveryField() {
        var id = Hooks.newId();
        var answer = gateway.order(Hooks.order(id, "N").toString());

        assertThat(answer.statusCode()).isEqualTo(200);
        var body = json(answer);
        assertThat(body.get("status").stringValue()).isEqualTo("success");
        assertThat(body.get("order_id").longValue()).isEqualTo(Long.parseLong(id));
        assertThat(UUID.fromString(body.get("railway_order_id").stringValue())).isNotNull();
        assertThat(body.get("old_status").isNull()).isTrue();
        assertThat(body.get("new_status").stringValue()).isEqualTo("new");
        assertThat(body.get("history_recorded").booleanValue()).isTrue();

        var fact = Gateway.JSON.readTree(factsOf(id).getFirst());
        var order = fact.get("order");
        assertThat(order.get("status").stringValue()).isEqualTo("NEW");
        assertThat(order.get("goodsTotal").stringValue()).isEqualTo("11000.00");
        assertThat(order.get("deliveryFee").stringValue()).isEqualTo("1500.00");
        assertThat(order.get("recipient").get("name").stringValue()).isEqualTo("Әлия 🌷");
        assertThat(order.get("recipient").get("phone").stringValue()).isEqualTo("+77000000002");
        assertThat(order.get("buyer").get("phone").stringValue()).isEqualTo("+77000000001");
        assertThat(order.get("cardText").stringValue()).isEqualTo("Туған күніңмен!\nҚұтты болсын");
        var delivery = order.get("delivery");
        assertThat(delivery.get("date").stringValue()).isEqualTo("2026-03-08");
        assertThat(delivery.get("slot").stringValue()).isEqualTo("15:00-16:00");
        assertThat(delivery.get("slotId").stringValue()).isEqualTo("18");
        assertThat(delivery.get("city").stringValue()).isEqualTo("Алматы");
        assertThat(delivery.get("pickupShopId").stringValue()).isEqualTo("17008");
        assertThat(order.get("items").get(0).get("externalProductId").stringValue())
                .isEqualTo("7");
        assertThat(fact.get("revision").longValue()).isEqualTo(1);
    }

    @Test
    void publishesTheFactOnKafka() {
        var id = Hooks.newId();
        gateway.order(Hooks.order(id, "N").toString());

        try (var kafka = new KafkaProbe(TestInfrastructure.bootstrapServers())) {
            var record = kafka.await(
                    "sync.order",
                    Duration.ofSeconds(30),
                    found -> KafkaProbe.text(found).contains('"' + id + '"'));
            assertThat(KafkaProbe.header(record, "ce_shopid")).isEqualTo("cvetykz");
            assertThat(KafkaProbe.header(record, "ce_origin")).isEqualTo("bitrix:main");
        }
    }

    @Test
    void answersAStatusInTheShapeOfTheFirstBridge() {
        var id = Hooks.newId();
        gateway.order(Hooks.order(id, "N", 1).toString());

        var answer = gateway.status("{\"order_id\":%s,\"status\":\"AP\",\"changed_by_id\":42}".formatted(id));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .matches("\\{\"status\":\"success\",\"order_id\":" + id + ",\"railway_order_id\":\"[0-9a-f-]{36}\","
                        + "\"old_status\":\"new\",\"new_status\":\"accepted\",\"history_recorded\":true}");
        assertThat(factsOf(id)).hasSize(2);
        assertThat(factsOf(id).getLast()).contains("\"status\":\"ACCEPTED\"").contains("\"changedBy\":\"42\"");
    }

    @Test
    void changesNothingWhenTheSameHookComesFiveTimes() {
        var id = Hooks.newId();
        for (var i = 0; i < 5; i++) {
            assertThat(gateway.order(Hooks.order(id, "N", 1).toString()).statusCode())
                    .isEqualTo(200);
        }

        assertThat(factsOf(id)).hasSize(1);
        assertThat(receiptsOf(id)).isEqualTo(5);
    }

    @Test
    void answersARepeatedDeliveryAsTheFirstTime() {
        var id = Hooks.newId();
        var hook = gateway.request("/webhooks/bitrix/order")
                .header("Authorization", "Bearer " + Gateway.SECRET)
                .header("webhook-id", "delivery-" + id)
                .POST(HttpRequest.BodyPublishers.ofString(Hooks.order(id, "N").toString()));

        var first = gateway.send(hook);
        var second = gateway.send(hook);

        assertThat(second.body()).isEqualTo(first.body()).contains("\"history_recorded\":true");
        assertThat(receiptsOf(id)).isEqualTo(1);
    }

    @Test
    void ignoresAnOlderSaveThatComesLate() {
        var id = Hooks.newId();
        gateway.order(Hooks.order(id, "AP", 3).toString());
        var late = gateway.order(Hooks.order(id, "N", 2).toString());

        assertThat(json(late).get("new_status").stringValue()).isEqualTo("accepted");
        assertThat(factsOf(id)).hasSize(1);
    }

    @Test
    void parksAnUnknownStatusWithItsReason() {
        var id = Hooks.newId();
        var answer = gateway.order(Hooks.order(id, "ZZ").toString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"status\":\"skipped\",\"order_id\":" + id + ",\"reason\":\"unknown-status\"}");
        assertThat(parkedReason(id)).isEqualTo("unknown-status");
        assertThat(factsOf(id)).isEmpty();
    }

    @Test
    void parksAStatusOfAnUnknownOrderAndQueuesAReread() {
        var id = Hooks.newId();
        var answer = gateway.status("{\"order_id\":\"%s\",\"status\":\"AP\"}".formatted(id));

        assertThat(answer.body())
                .isEqualTo("{\"status\":\"skipped\",\"order_id\":" + id + ",\"reason\":\"unknown-order\"}");
        assertThat(gateway.jdbc()
                        .sql("select count(*) from reread where external_id = ?")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);

        gateway.order(Hooks.order(id, "AP").toString());
        assertThat(gateway.jdbc()
                        .sql("select state from parked where external_id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("REPLAYED");
    }

    @Test
    void parksAPriceThatIsFiftyTimesTheLastOne() {
        var id = Hooks.newId();
        gateway.order(Hooks.order(id, "N", 1).toString());
        var hook = Hooks.order(id, "N", 2);
        Hooks.data(hook).put("PRICE", "1250000");

        assertThat(gateway.order(hook.toString()).body()).contains("implausible-price");
        assertThat(factsOf(id)).hasSize(1);
    }

    @Test
    void parksADateNobodyCanRead() {
        var id = Hooks.newId();
        var hook = Hooks.order(id, "N");
        Hooks.properties(hook).put("data", "03/08/2026");

        assertThat(gateway.order(hook.toString()).body()).contains("malformed-field");
    }

    @Test
    void parksAnEventItDoesNotKnow() {
        var hook = Hooks.order(Hooks.newId(), "N").put("event", "order.vanished");

        assertThat(gateway.order(hook.toString()).body())
                .isEqualTo("{\"status\":\"skipped\",\"reason\":\"unknown-event\"}");
    }

    @Test
    void answersProbesWithoutSideEffects() {
        var before = gateway.jdbc()
                .sql("select count(*) from receipt")
                .query(Long.class)
                .single();

        assertThat(gateway.order("{\"test\":true}").body()).isEqualTo("{\"status\":\"success\",\"test\":true}");
        assertThat(gateway.order("{\"event\":\"test\"}").statusCode()).isEqualTo(200);
        assertThat(gateway.status("{\"test\":true}").statusCode()).isEqualTo(200);
        assertThat(gateway.jdbc()
                        .sql("select count(*) from receipt")
                        .query(Long.class)
                        .single())
                .isEqualTo(before);
    }

    @Test
    void takesA64ClientFloodAndAnswersEachAfterItsCommit() throws Exception {
        try (var clients = Executors.newFixedThreadPool(64)) {
            var sent = IntStream.range(0, 640)
                    .mapToObj(i -> clients.submit(() -> {
                        var id = Hooks.newId();
                        var status =
                                gateway.order(Hooks.order(id, "N").toString()).statusCode();
                        return Map.entry(id, status == 200 && receiptsOf(id) == 1);
                    }))
                    .toList();
            for (var one : sent) {
                assertThat(one.get().getValue()).isTrue();
            }
        }
    }

    @Test
    void turnsAFormEventIntoAReread() {
        var id = Hooks.newId();
        var form = "event=ONSALEORDERSAVED&event_handler_id=1&data%5BFIELDS%5D%5BID%5D=" + id
                + "&data%5BFIELDS%5D%5BACTION%5D=save&ts=1714649632&auth%5Bdomain%5D=shop.example"
                + "&auth%5Bapplication_token%5D=" + Gateway.APPLICATION_TOKEN;

        var answer = form("main", form);

        assertThat(answer).isEqualTo("200 {\"status\":\"success\",\"order_id\":" + id + ",\"queued\":true}");
        assertThat(form("other", form)).startsWith("401");
        assertThat(form("main", form.replace(Gateway.APPLICATION_TOKEN, "guess")))
                .startsWith("401");
        assertThat(form("main", form.replace("=" + id, "=0x10"))).startsWith("422");
        assertThat(gateway.jdbc()
                        .sql("select convert_from(body, 'UTF8') from receipt where answer ->> 'externalId' = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .contains("ONSALEORDERSAVED")
                .doesNotContain(Gateway.APPLICATION_TOKEN);
    }

    private static String form(String connection, String form) {
        var answer = gateway.send(gateway.request("/webhooks/bitrix/events/" + connection)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        return answer.statusCode() + " " + answer.body();
    }

    @Test
    void namesTheFieldOfAMalformedBody() {
        var answer = gateway.order("{\"event\":\"order.update\",\"data\":{\"ID\":{}}}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).get("errors").get(0).get("pointer").stringValue())
                .isEqualTo("#/data/ID");
        assertThat(gateway.status("{\"order_id\":1,\"status\":[]}").statusCode())
                .isEqualTo(422);
        assertThat(gateway.status("{\"order_id\":1").statusCode()).isEqualTo(422);
    }

    @Test
    void refusesWhatIsTooLargeBeforeReadingItWhole() {
        var large = "{\"event\":\"" + "x".repeat(300_000) + "\"}";

        assertThat(gateway.order(large, "wrong").statusCode()).isEqualTo(413);
        var chunked = gateway.send(gateway.request("/webhooks/bitrix/order")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() ->
                        new java.io.ByteArrayInputStream(large.getBytes(java.nio.charset.StandardCharsets.UTF_8)))));
        assertThat(chunked.statusCode()).isEqualTo(413);
    }
}
