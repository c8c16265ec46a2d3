package kz.cvety.sync.outbound;

import static kz.cvety.sync.outbound.Orders.placed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import kz.cvety.simulators.bitrix.BitrixOptions;
import kz.cvety.simulators.bitrix.BitrixSimulator;
import org.junit.jupiter.api.Test;

/** A backlog after an outage leaves as fast as Bitrix allows and no faster. The rate is far below what the machine can do. */
class DrainIT {

    private static final Gateway GATEWAY = Gateway.shared();
    private static final int ORDERS = 400;
    private static final int PER_SECOND = 20;
    private static final int BURST = 50;
    /** A little below theirs, as by default: it forgives calls that arrive closer together than they left. */
    private static final int OUR_BURST = 40;

    @Test
    void usesTheAllowedRateAlmostFullyAndNeverMeetsTheLimit() {
        try (var bitrix = BitrixSimulator.start(new BitrixOptions().limit(PER_SECOND, BURST))) {
            var connection = GATEWAY.connect(
                    bitrix.address(),
                    "rate_per_second = 20, rate_burst = 40, call_timeout_ms = 20000, create_timeout_ms = 20000");
            bitrix.unplug();
            GATEWAY.announce(
                    connection.shop(),
                    IntStream.range(0, ORDERS)
                            .mapToObj(i -> placed(UUID.randomUUID()))
                            .toArray(OrderChange[]::new));
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> GATEWAY.bean(Breakers.class).of(connection).getState() != CircuitBreaker.State.CLOSED);
            // attempts that met nobody have used up some of the budget; an outage is longer than that
            var budget = GATEWAY.bean(RateBudget.class);
            await().atMost(Duration.ofSeconds(10)).until(() -> {
                var free = budget.take(connection, OUR_BURST).calls();
                budget.giveBack(connection, free);
                return free >= OUR_BURST - 1;
            });
            bitrix.plugIn();

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> bitrix.shop().orders().size() == ORDERS);

            // the drain begins when the breaker lets a create through; from then on every call counts against their
            // limit
            var calls = bitrix.calls().stream()
                    .dropWhile(call -> !call.action().equals("order.create"))
                    .toList();
            var took = Duration.between(calls.getFirst().at(), calls.getLast().at());
            var allowed = BURST + PER_SECOND * took.toMillis() / 1000.0;
            assertThat(bitrix.limitErrors()).isZero();
            assertThat(calls.size() / allowed)
                    .as("%d calls in %s", calls.size(), took)
                    .isGreaterThanOrEqualTo(0.95);
        }
    }
}
