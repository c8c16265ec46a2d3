package kz.cvety.sync.outbound;

import static kz.cvety.sync.outbound.Orders.placed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import kz.cvety.simulators.bitrix.BitrixOptions;
import kz.cvety.simulators.bitrix.BitrixSimulator;
import kz.cvety.simulators.machinery.CallFault;
import kz.cvety.simulators.machinery.FaultKind;
import kz.cvety.simulators.web.Reply;
import kz.cvety.simulators.web.WebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A shop that fails for a while is left alone as long as it should be, and then told everything. */
class SickBitrixIT {

    private static final Gateway GATEWAY = Gateway.shared();
    private static final Duration SOON = Duration.ofSeconds(10);

    private record Change(State to, Instant at) {}

    @Test
    void asksOneCallAtATimeWhileItIsSickAndThenTellsEverything() {
        try (var bitrix = BitrixSimulator.start(new BitrixOptions().legacyCreate(true))) {
            var connection = GATEWAY.connect(bitrix.address(), "");
            var changes = new CopyOnWriteArrayList<Change>();
            var breaker = GATEWAY.bean(Breakers.class).of(connection);
            breaker.getEventPublisher()
                    .onStateTransition(event ->
                            changes.add(new Change(event.getStateTransition().getToState(), Instant.now())));
            bitrix.faults().add(CallFault.always(FaultKind.DOWN));
            var orders = Stream.generate(UUID::randomUUID).limit(80).toList();
            GATEWAY.announce(
                    connection.shop(), orders.stream().map(Orders::placed).toArray(OrderChange[]::new));

            await().atMost(SOON).until(() -> opened(changes).size() >= 4);
            bitrix.faults().clear();
            orders.forEach(GATEWAY::awaitIdle);

            // the first opening still meets calls under way; after the second one only probes are made
            var between = List.of(opened(changes).get(1), opened(changes).get(3));
            assertThat(bitrix.calls())
                    .filteredOn(call ->
                            call.at().isAfter(between.get(0)) && call.at().isBefore(between.get(1)))
                    .hasSizeLessThanOrEqualTo(2);
            assertThat(changes.stream().map(Change::to)).endsWith(State.OPEN, State.HALF_OPEN, State.CLOSED);
            assertThat(orders)
                    .allSatisfy(order -> assertThat(bitrix.shop().findByXmlId(order.toString()))
                            .hasSize(1));
        }
    }

    private static List<Instant> opened(List<Change> changes) {
        return changes.stream()
                .filter(change -> change.to() == State.OPEN)
                .map(Change::at)
                .toList();
    }

    /** Retries come after 0.1 s here, so a second of silence is obedience. */
    @ParameterizedTest
    @CsvSource({
        "503, Service Unavailable, false",
        "500, '{\"status\":\"error\"}', false",
        "429, Too Many Requests, true",
        "503, '{\"error\":\"QUERY_LIMIT_EXCEEDED\"}', true"
    })
    void comesBackWhenItWasToldTo(int status, String body, boolean everyLaneWaits) {
        var calls = new CopyOnWriteArrayList<Instant>();
        try (var shop = WebServer.start("127.0.0.1", 0, request -> {
            if (request.body().contains("changed")) {
                return Reply.json(200, "{\"status\":\"success\",\"orders\":[],\"products\":[],\"next_after_id\":null}");
            }
            calls.add(Instant.now());
            if (calls.size() == 1) {
                return new Reply.Answer(status, "text/plain", body, Map.of("Retry-After", "1"));
            }
            return request.body().contains("order.find")
                    ? Reply.json(200, "{\"status\":\"not_found\"}")
                    : Reply.json(200, "{\"status\":\"success\",\"order_id\":122001,\"version\":1}");
        })) {
            var connection = GATEWAY.connect(shop.address(), "rate_per_second = 20, rate_burst = 20");
            var first = UUID.randomUUID();
            var other = UUID.randomUUID();
            GATEWAY.announce(connection.shop(), placed(first));
            await().atMost(SOON)
                    .until(() -> !GATEWAY.attempts(first).isEmpty()
                            && !GATEWAY.attempts(first).getFirst().equals(":"));
            var answered = calls.getFirst();
            if (everyLaneWaits) {
                GATEWAY.announce(connection.shop(), placed(other));
                GATEWAY.awaitIdle(other);
            }
            GATEWAY.awaitIdle(first);

            assertThat(Duration.between(answered, calls.get(1))).isGreaterThanOrEqualTo(Duration.ofMillis(990));
            assertThat(GATEWAY.delivered(first)).containsExactly(1L);
        }
    }
}
