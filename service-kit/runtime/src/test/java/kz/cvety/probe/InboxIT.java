package kz.cvety.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.kit.testing.KafkaProbe;
import kz.cvety.kit.testing.TestInfrastructure;
import kz.cvety.kit.testing.TestTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

class InboxIT {

    private static final String TOPIC = "orders.order";
    private static final Duration SOON = Duration.ofSeconds(30);

    private static KafkaProbe kafka;
    private static JsonMapper json;

    private final UUID orderId = UUID.randomUUID();

    @BeforeAll
    static void start() {
        json = ProbeApplication.running().getBean("eventJson", JsonMapper.class);
        kafka = new KafkaProbe(TestInfrastructure.bootstrapServers());
    }

    @AfterAll
    static void close() {
        kafka.close();
    }

    @AfterEach
    void accept() {
        ProbeApplication.Consumer.refuses = true;
    }

    @Test
    void handlesAFactOnceHoweverOftenItArrives() {
        var event = UUID.randomUUID();
        for (var i = 0; i < 5; i++) {
            publish("astana", event, orderId, 1, null);
        }
        publish("astana", UUID.randomUUID(), orderId, 2, null);

        awaitVersions("astana", orderId, 1L, 2L);
        assertThat(timesHandled("astana", orderId, 1)).isEqualTo(1);
    }

    @Test
    void sendsOnlyTheRefusedFactOfABatchToTheDeadLetters() {
        var refused = UUID.randomUUID();
        for (var version = 1; version <= 20; version++) {
            publish(
                    "astana",
                    version == 7 ? refused : UUID.randomUUID(),
                    orderId,
                    version,
                    version == 7 ? "refuse me" : null);
        }

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(versions("astana", orderId)).hasSize(19));
        assertThat(versions("astana", orderId)).doesNotContain(7L);
        var dead =
                kafka.await(TOPIC + ".dead", SOON, record -> orderId.toString().equals(record.key()));
        assertThat(KafkaProbe.header(dead, "cvety_dead_reason")).isEqualTo("refused-by-probe");
        assertThat(KafkaProbe.text(dead)).contains("refuse me");
        assertThat(letterOf(orderId))
                .containsEntry("reason", "refused-by-probe")
                .containsEntry("state", "OPEN");
    }

    @Test
    void handlesADeadLetterAgainOnAnOperatorsWord() {
        publish("astana", UUID.randomUUID(), orderId, 1, "refuse me");
        await().atMost(SOON).untilAsserted(() -> assertThat(letterOf(orderId)).isNotEmpty());
        var id = letterOf(orderId).get("id");
        ProbeApplication.Consumer.refuses = false;

        operator().post().uri("/v1/dead-letters/" + id + "/redrive").retrieve().toBodilessEntity();

        assertThat(versions("astana", orderId)).containsExactly(1L);
        assertThat(letterOf(orderId)).containsEntry("state", "REDRIVEN").containsEntry("decided_by", "op");
    }

    @Test
    void keepsUnreadableRecordsAndGoesOn() {
        var key = orderId.toString(); // of one partition, so that the good fact comes after the others
        var headers = new HashMap<>(OrderFacts.envelope(UUID.randomUUID(), "astana"));
        kafka.send(TOPIC, key, "{\"order\":".getBytes(StandardCharsets.UTF_8), headers);
        kafka.send(TOPIC, key, new byte[] {(byte) 0xff, 0, (byte) 0xfe}, headers);
        kafka.send(TOPIC, key, null, headers);
        kafka.send(TOPIC, key, "{}".getBytes(StandardCharsets.UTF_8), Map.of());
        headers.put("ce_shopid", "no such \u0000 shop");
        kafka.send(TOPIC, key, "{}".getBytes(StandardCharsets.UTF_8), headers);
        publish("astana", UUID.randomUUID(), orderId, 1, null);

        awaitVersions("astana", orderId, 1L);
        assertThat(reasonsOfLetters(orderId)).hasSize(5).containsOnly("unreadable-record");
    }

    @Test
    void ignoresTypesItDoesNotKnow() {
        var headers = new HashMap<>(OrderFacts.envelope(UUID.randomUUID(), "astana"));
        headers.put("ce_type", "orders.order-wrapped-in-gold.v9");
        kafka.send(TOPIC, orderId.toString(), "{}".getBytes(StandardCharsets.UTF_8), headers);
        publish("astana", UUID.randomUUID(), orderId, 1, null);

        awaitVersions("astana", orderId, 1L);
        assertThat(reasonsOfLetters(orderId)).isEmpty();
    }

    @Test
    void handlesTheFactsOfEachShopInsideThatShop() {
        publish("astana", UUID.randomUUID(), orderId, 1, null);
        publish("almaty", UUID.randomUUID(), orderId, 2, null);

        awaitVersions("astana", orderId, 1L);
        awaitVersions("almaty", orderId, 2L);
    }

    private static void publish(String shop, UUID event, UUID orderId, long version, String cardText) {
        kafka.send(
                TOPIC,
                orderId.toString(),
                json.writeValueAsBytes(OrderFacts.placed(orderId, version, cardText)),
                OrderFacts.envelope(event, shop));
    }

    private static void awaitVersions(String shop, UUID orderId, Long... versions) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(versions(shop, orderId)).containsExactly(versions));
    }

    private static List<Long> versions(String shop, UUID orderId) {
        return inShop(shop, "select version from probe where order_id = ? order by version", orderId);
    }

    private static Long timesHandled(String shop, UUID orderId, long version) {
        return inShop(shop, "select handled from probe where order_id = ? and version = " + version, orderId)
                .getFirst();
    }

    private static List<Long> inShop(String shop, String sql, UUID orderId) {
        return ProbeApplication.running()
                .getBean(ShopTransactions.class)
                .call(
                        new ShopId(shop),
                        () -> new ArrayList<>(
                                jdbc().sql(sql).param(orderId).query(Long.class).list()));
    }

    private static Map<String, Object> letterOf(UUID orderId) {
        return jdbc()
                .sql("select id, reason, state, decided_by from kit.dead_letter where record_key = ?")
                .param(orderId.toString().getBytes(StandardCharsets.UTF_8))
                .query()
                .listOfRows()
                .stream()
                .findFirst()
                .orElse(Map.of());
    }

    private static List<String> reasonsOfLetters(UUID orderId) {
        return new ArrayList<>(jdbc().sql("select reason from kit.dead_letter where record_key = ?")
                .param(orderId.toString().getBytes(StandardCharsets.UTF_8))
                .query(String.class)
                .list());
    }

    private static JdbcClient jdbc() {
        return ProbeApplication.running().getBean(JdbcClient.class);
    }

    private static RestClient operator() {
        return RestClient.builder()
                .baseUrl(ProbeApplication.url(""))
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + TestTokens.operator("op"))
                .build();
    }
}
