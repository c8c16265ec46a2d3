package kz.cvety.sync.inbound;

import static kz.cvety.sync.Gateway.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kz.cvety.kit.testing.TestTokens;
import kz.cvety.sync.BitrixOrders;
import kz.cvety.sync.Connection;
import kz.cvety.sync.Gateway;
import kz.cvety.sync.Hooks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;

/** Orders read back from a Bitrix that lives in memory. */
class ReadBackIT {

    private static final Map<String, JsonNode> BITRIX = new ConcurrentHashMap<>();
    private static final Map<String, Boolean> AWAY_ONCE = new ConcurrentHashMap<>();

    private static Gateway gateway;

    @Configuration(proxyBeanMethods = false)
    static class InMemoryBitrix {

        @Bean
        @Primary
        BitrixOrders bitrixInMemory() {
            return new BitrixOrders() {
                @Override
                public Reading read(Connection connection, String externalId) {
                    if (AWAY_ONCE.remove(externalId) != null) {
                        return new Away(Duration.ofMillis(10), "down");
                    }
                    var order = BITRIX.get(externalId);
                    return order == null ? new Missing() : new Found(order);
                }

                @Override
                public Changes changed(Connection connection, Instant since, long afterId, int limit) {
                    if (!connection.id().equals("main")) {
                        return new Page(List.of(), null);
                    }
                    var page = BITRIX.values().stream()
                            .filter(order -> order.get("ID").asLong() > afterId)
                            .sorted((a, b) -> Long.compare(
                                    a.get("ID").asLong(), b.get("ID").asLong()))
                            .limit(limit)
                            .toList();
                    return new Page(
                            page,
                            page.isEmpty() ? null : page.getLast().get("ID").asLong());
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
                        "cvety.sync.reread.page-size", "2",
                        "cvety.outbound.enabled", "false"),
                InMemoryBitrix.class);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static String theirStatus(String externalId) {
        return gateway.jdbc().sql("""
                        select coalesce(max(b.their_status), 'none')
                        from link l join order_belief b on b.order_id = l.entity_id where l.external_id = ?
                        """).param(externalId).query(String.class).single();
    }

    private static String parked(String externalId) {
        return gateway.jdbc()
                .sql("select state || ' ' || reason from parked where external_id = ?")
                .param(externalId)
                .query(String.class)
                .single();
    }

    @Test
    void readsTheOrderAThinHookSpokeOfEvenWhenBitrixIsAwayFirst() {
        var id = Hooks.newId();
        AWAY_ONCE.put(id, true);
        BITRIX.put(id, Hooks.data(Hooks.order(id, "AP", 7)));

        gateway.status("{\"order_id\":%s,\"status\":\"AP\"}".formatted(id));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(theirStatus(id)).isEqualTo("ACCEPTED"));
        assertThat(parked(id)).isEqualTo("REPLAYED unknown-order");
    }

    @Test
    void leavesAPersonWithAnOrderThatBitrixDoesNotKnowEither() {
        var id = Hooks.newId();
        gateway.status("{\"order_id\":%s,\"status\":\"AP\"}".formatted(id));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(parked(id)).isEqualTo("OPEN not-in-bitrix"));
        assertThat(gateway.jdbc()
                        .sql("select count(*) from reread where external_id = ?")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void findsWhatNoHookEverTold() {
        for (var i = 0; i < 3; i++) {
            var id = Hooks.newId();
            BITRIX.put(id, Hooks.data(Hooks.order(id, "PD", 3)));
        }
        var lost = Hooks.newId();
        BITRIX.put(lost, Hooks.data(Hooks.order(lost, "PD", 3)));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(theirStatus(lost)).isEqualTo("PAID"));
    }

    @Test
    void acceptsTheSecretBeforeUntilItsWindowEndsAndShowsASecretOnlyOnce() {
        var operator = TestTokens.operator("operator-1");
        var made = json(gateway.as(
                operator,
                "POST",
                "/v1/connections",
                "{\"id\":\"third\",\"shop\":\"third\",\"settings\":{\"codec\":\"minor-int\"}}"));
        var first = made.get("inboundSecret").stringValue();
        var id = Hooks.newId();

        assertThat(gateway.order(Hooks.order(id, "N").toString(), first).statusCode())
                .isEqualTo(200);
        var second = json(gateway.as(operator, "POST", "/v1/connections/third/secret", ""))
                .get("inboundSecret")
                .stringValue();
        assertThat(gateway.order(Hooks.order(id, "N").toString(), first).statusCode())
                .isEqualTo(200);
        assertThat(gateway.order(Hooks.order(id, "N").toString(), second).statusCode())
                .isEqualTo(200);
        gateway.jdbc()
                .sql("update connection set before_accepted_until = now() - interval '1 s' where id = 'third'")
                .update();
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(
                                gateway.order(Hooks.order(id, "N").toString(), first)
                                        .statusCode())
                        .isEqualTo(401));

        assertThat(gateway.as(operator, "GET", "/v1/connections", "").body())
                .contains("third")
                .doesNotContain(first)
                .doesNotContain(second);
    }

    @Test
    void keepsConnectionsOfOtherShopsAndUnsafeAddressesOut() {
        var director = TestTokens.token("cvetykz", "director-1", "DIRECTOR");

        assertThat(gateway.as(director, "GET", "/v1/connections/other", "").statusCode())
                .isEqualTo(404);
        assertThat(gateway.as(director, "PATCH", "/v1/connections/other", "{\"codec\":\"ru-text\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(gateway.as(director, "POST", "/v1/connections", "{\"id\":\"main\"}")
                        .statusCode())
                .isEqualTo(409);
        for (var url : List.of(
                "http://shop.example", "ftp://x", "https://u:p@shop.example", "https://shop.example?a", "nonsense")) {
            assertThat(gateway.as(director, "PATCH", "/v1/connections/main", "{\"baseUrl\":\"" + url + "\"}")
                            .statusCode())
                    .isEqualTo(422);
        }
        assertThat(gateway.as(TestTokens.token("cvetykz", "f", "FLORIST"), "GET", "/v1/connections", "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(gateway.as(director, "PUT", "/v1/connections/main/mapping", "{\"preset\":\"no\",\"version\":1}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(gateway.as(director, "GET", "/v1/mappings", "").body())
                .contains("bitrix-generic")
                .contains("RETURNED");
    }
}
