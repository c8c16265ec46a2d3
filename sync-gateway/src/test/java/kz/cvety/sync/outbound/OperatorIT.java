package kz.cvety.sync.outbound;

import static kz.cvety.sync.outbound.Orders.moved;
import static kz.cvety.sync.outbound.Orders.placed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import kz.cvety.kit.testing.TestTokens;
import kz.cvety.simulators.bitrix.BitrixOptions;
import kz.cvety.simulators.bitrix.BitrixSimulator;
import kz.cvety.simulators.bitrix.ReceivedCall;
import kz.cvety.simulators.machinery.CallFault;
import kz.cvety.simulators.machinery.FaultKind;
import kz.cvety.sync.Connection;
import kz.cvety.sync.Connections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person decides about a connection and its lanes, over REST. */
class OperatorIT {

    private static final Gateway GATEWAY = Gateway.shared();

    private final BitrixSimulator bitrix = BitrixSimulator.start(new BitrixOptions());
    private final UUID order = UUID.randomUUID();
    private Connection connection;
    private String director;

    @BeforeEach
    void connect() {
        connection = GATEWAY.connect(bitrix.address(), "");
        director = TestTokens.token(connection.shop().value(), "9", "DIRECTOR");
    }

    @AfterEach
    void close() {
        bitrix.close();
    }

    @Test
    void keepsEveryStepOfAPausedConnectionAndTellsThemWhenItIsResumed() throws Exception {
        assertThat(post("/v1/connections/" + connection.id() + "/pause", director))
                .isEqualTo(200);
        await().until(() -> seen().paused());
        GATEWAY.announce(connection.shop(), placed(order));
        GATEWAY.announce(connection.shop(), moved(order, 2, "PAID"), moved(order, 3, "ACCEPTED"));

        // several polls go by
        await().during(Duration.ofMillis(600)).until(() -> writes() == 0);
        assertThat(GATEWAY.laneState(order)).isEqualTo("READY");

        assertThat(post("/v1/connections/" + connection.id() + "/resume", director))
                .isEqualTo(200);
        GATEWAY.awaitIdle(order);
        assertThat(bitrix.shop().findByXmlId(order.toString()))
                .singleElement()
                .satisfies(there -> assertThat(there.status()).isEqualTo("AP"));
    }

    @Test
    void triesAgainWhatWasParked() throws Exception {
        bitrix.faults().add(CallFault.next(1, FaultKind.BUSINESS_ERROR).on("order.create"));
        GATEWAY.announce(connection.shop(), placed(order));
        await().until(() -> GATEWAY.laneState(order).startsWith("PARKED"));

        assertThat(post(lane("/retry"), director)).isEqualTo(202);
        GATEWAY.awaitIdle(order);

        assertThat(bitrix.shop().findByXmlId(order.toString())).hasSize(1);
        assertThat(post(lane("/retry"), director)).isEqualTo(409);
    }

    @Test
    void goesOnPastWhatWasDiscarded() throws Exception {
        GATEWAY.announce(connection.shop(), placed(order));
        GATEWAY.awaitIdle(order);
        bitrix.faults().add(CallFault.next(1, FaultKind.BUSINESS_ERROR).on("order.status"));
        GATEWAY.announce(connection.shop(), moved(order, 2, "PAID"), moved(order, 3, "ACCEPTED"));
        await().until(() -> GATEWAY.laneState(order).startsWith("PARKED"));

        assertThat(post(lane("/discard"), director)).isEqualTo(202);
        GATEWAY.awaitIdle(order);

        assertThat(GATEWAY.deliveries(order))
                .containsExactly("CREATE:NEW:DELIVERED", "STATUS:PAID:DISCARDED", "STATUS:ACCEPTED:DELIVERED");
        assertThat(GATEWAY.database.queryForObject(
                        "select decided_by from delivery where entity_id = ? and state = 'DISCARDED'",
                        String.class,
                        order))
                .isEqualTo("user:9");
        assertThat(bitrix.shop().findByXmlId(order.toString()))
                .singleElement()
                .satisfies(there -> assertThat(there.version()).isEqualTo(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lane/retry", "lane/discard", "connection/pause", "connection/resume"})
    void obeysOnlyThePeopleInCharge(String decision) throws Exception {
        bitrix.faults().add(CallFault.always(FaultKind.BUSINESS_ERROR));
        GATEWAY.announce(connection.shop(), placed(order));
        await().until(() -> GATEWAY.laneState(order).startsWith("PARKED"));
        var path = decision.startsWith("lane")
                ? lane(decision.substring(4))
                : "/v1/connections/" + connection.id() + decision.substring(10);

        assertThat(post(path, TestTokens.token(connection.shop().value(), "4", "FLORIST")))
                .isEqualTo(403);
        assertThat(post(path, TestTokens.token("other", "3", "DIRECTOR"))).isEqualTo(404);
        assertThat(post(path, "")).isEqualTo(401);
        assertThat(GATEWAY.deliveries(order)).containsExactly("CREATE:NEW:PARKED");
        assertThat(GATEWAY.database.queryForObject(
                        "select paused from connection where id = ?", Boolean.class, connection.id()))
                .isFalse();
    }

    private Connection seen() {
        return GATEWAY.bean(Connections.class).named(connection.id()).orElseThrow();
    }

    private long writes() {
        return bitrix.calls().stream().filter(ReceivedCall::wrote).count();
    }

    private String lane(String decision) {
        return "/v1/lanes/" + connection.id() + "/order/" + order + decision;
    }

    private static int post(String path, String token) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + GATEWAY.port() + path))
                .POST(HttpRequest.BodyPublishers.noBody());
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
