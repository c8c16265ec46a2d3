package kz.cvety.sync.outbound;

import static kz.cvety.sync.outbound.Orders.moved;
import static kz.cvety.sync.outbound.Orders.placed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import kz.cvety.kit.testing.TestTokens;
import kz.cvety.simulators.bitrix.BitrixOptions;
import kz.cvety.simulators.bitrix.BitrixSimulator;
import kz.cvety.simulators.bitrix.ReceivedCall;
import kz.cvety.sync.Connection;
import kz.cvety.sync.Connections;
import org.junit.jupiter.api.Test;

class LaneWorkersIT {

    private static final Gateway GATEWAY = Gateway.shared();
    private final UUID order = UUID.randomUUID();

    @Test
    void looksWhatBecameOfACallWhoseCallerDied() {
        try (var bitrix = BitrixSimulator.start(new BitrixOptions().legacyCreate(true))) {
            var connection = GATEWAY.connectUnswept(bitrix.address(), "paused = true, create_timeout_ms = 20000");
            GATEWAY.announce(connection.shop(), placed(order));
            var dead = GATEWAY.bean(DeliverNext.class).claim(connection, 1);
            assertThat(dead).hasSize(1);
            // the call was made, and nobody lived to hear the answer
            GATEWAY.bean(OrderEndpoint.class)
                    .call(
                            connection,
                            OrderEndpoint.Operation.CREATE,
                            OrderRequests.create(connection, Orders.snapshot(order, 1, "NEW"), "N"),
                            true);
            GATEWAY.database.update(
                    "update lane set claimed_until = now() - interval '1 second' where entity_id = ?", order);
            resume(connection);
            GATEWAY.awaitIdle(order);

            assertThat(bitrix.shop().findByXmlId(order.toString())).hasSize(1);
            assertThat(bitrix.calls())
                    .extracting(ReceivedCall::action)
                    .filteredOn(action -> !action.equals("order.changed") && !action.equals("changed_products"))
                    .containsExactly("order.create", "order.find");
        }
    }

    @Test
    void keepsTheBacklogOfAPausedConnection() {
        try (var bitrix = BitrixSimulator.start(new BitrixOptions())) {
            var connection = GATEWAY.connect(bitrix.address(), "paused = true");
            GATEWAY.announce(connection.shop(), placed(order));
            assertThat(GATEWAY.laneState(order)).isEqualTo("READY");
            assertThat(bitrix.calls()).isEmpty();
            resume(connection);
            GATEWAY.awaitIdle(order);
        }
    }

    @Test
    void showsAPersonOnlyTheirOwnShop() throws Exception {
        try (var bitrix = BitrixSimulator.start(new BitrixOptions())) {
            var connection = GATEWAY.connect(bitrix.address(), "paused = true");
            GATEWAY.announce(connection.shop(), placed(order));
            var path = "/v1/lanes/" + connection.id() + "/order/" + order;

            assertThat(get(path, TestTokens.token(connection.shop().value(), "1", "DIRECTOR")))
                    .contains("\"CREATE\"");
            assertThat(get(path, TestTokens.operator("2"))).contains("\"CREATE\"");
            assertThat(get(path, TestTokens.token("other", "3", "DIRECTOR"))).contains("no-such-connection");
            assertThat(get("/v1/lanes", TestTokens.token("other", "3", "DIRECTOR")))
                    .isEqualTo("[]");
            assertThat(get(path, TestTokens.token(connection.shop().value(), "4", "FLORIST")))
                    .doesNotContain("CREATE");
            assertThat(get("/v1/backlog", TestTokens.token(connection.shop().value(), "1", "DIRECTOR")))
                    .contains("\"lanes\":1", "\"dueToday\"");
        }
    }

    @Test
    void neverWorksOnOneLaneTwiceWithTwoInstances() {
        var second = Gateway.another(Map.of("spring.jmx.enabled", "false", "cvety.outbox.relay.enabled", "false"));
        try (var bitrix = BitrixSimulator.start(new BitrixOptions())) {
            var connection = GATEWAY.connect(bitrix.address(), "");
            await().until(() ->
                    second.bean(Connections.class).named(connection.id()).isPresent());
            var orders = new ArrayList<UUID>();
            for (var i = 0; i < 20; i++) {
                var id = UUID.randomUUID();
                orders.add(id);
                var by = i % 2 == 0 ? GATEWAY : second;
                by.announce(connection.shop(), placed(id));
                by.announce(connection.shop(), moved(id, 2, "PAID"), moved(id, 3, "ACCEPTED"));
            }
            orders.forEach(GATEWAY::awaitIdle);

            for (var id : orders) {
                assertThat(bitrix.shop().findByXmlId(id.toString()))
                        .singleElement()
                        .satisfies(there -> assertThat(there.status()).isEqualTo("AP"));
                assertThat(GATEWAY.attempts(id)).isNotEmpty().containsOnly("delivered:");
            }
        } finally {
            second.close();
        }
    }

    private static void resume(Connection connection) {
        GATEWAY.database.update("update connection set paused = false where id = ?", connection.id());
    }

    private static String get(String path, String token) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + GATEWAY.port() + path))
                .header("Authorization", "Bearer " + token)
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
