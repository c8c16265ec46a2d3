package kz.cvety.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;

/** What the whole system does: webhook in, order changed, fact out, Telegram called. */
final class WholeBench {

    private static final String TOPIC = "orders.order";
    private static final List<String> CODES = List.of("PD", "AP", "CO", "DE", "F");

    private final LocalStack stack;
    private final Duration phase;
    private final HookTraffic traffic;
    private final Machine machine;
    private final int port;

    WholeBench(LocalStack stack, Duration phase) {
        this.stack = stack;
        this.phase = phase;
        this.traffic = new HookTraffic(stack.secrets().hookToken(), 600_000);
        this.machine = new Machine(stack.postgres().process());
        this.port = stack.gateway().getPort();
    }

    /** Both loads that are measured, until the compilers are done with them. */
    void warmUp() throws IOException {
        Compilers.rest(phase.multipliedBy(8), () -> {
            try (var watch = watch(TOPIC)) {
                settle(
                        watch,
                        new Load(port, 64, traffic::next)
                                .closed(phase.dividedBy(2))
                                .accepted());
            }
        });
        var sets = new AtomicInteger(700_000);
        Compilers.rest(
                phase.multipliedBy(12),
                () -> hops(
                        new HookTraffic(stack.secrets().hookToken(), sets.getAndAdd(1000)),
                        200,
                        HookTraffic.ORDERS * CODES.size()));
    }

    /** R3: from the commit of an outbox row to a consumer, 500 rows a second. */
    Figure outbox() throws SQLException {
        try (var watch = new FactWatch(stack.kafka().bootstrapServers(), "sync.delivery", HookTraffic::age);
                var connection =
                        DriverManager.getConnection(stack.postgres().adminUrl(Service.SYNC_GATEWAY.database()));
                var insert = connection.prepareStatement("""
                        insert into kit.outbox (id, topic, key, type, source, shop_id, origin, subject, occurred_at, payload)
                        values (gen_random_uuid(), 'sync.delivery', ?, 'bench.probe.v1', '/bench', 'bench', 'system', '', now(), ?)
                        """)) {
            var began = System.nanoTime();
            var rows = (int) phase.toSeconds() * 500;
            for (var i = 0; i < rows; i++) {
                var due = began + i * 2_000_000L;
                for (var wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                insert.setString(1, String.valueOf(i % 100));
                insert.setBytes(2, ("sent at " + System.nanoTime()).getBytes(StandardCharsets.UTF_8));
                insert.executeUpdate();
            }
            settle(watch, rows);
            return within("R3", "insert and commit to consumer, 500/s", watch.latencies(), 10, 60);
        }
    }

    /** R4 and R7 at a calm 100 status changes a second. */
    List<Figure> hops() throws IOException {
        var changes = (int) Math.min(phase.toSeconds() * 100, (long) HookTraffic.ORDERS * CODES.size());
        var cpu = machine.cpu();
        var latencies = hops(traffic, 100, changes);
        var perHook = machine.cpu().minus(cpu).toNanos() / 1e6 / changes;
        return List.of(
                within("R4", "webhook to Telegram call, 100/s", latencies, 40, 200),
                new Figure(
                        "R7",
                        "CPU per webhook, all processes, 100/s",
                        "%.2f ms".formatted(perHook),
                        "load and simulators included",
                        "<= 4 ms",
                        perHook <= 4));
    }

    /** From each hook's departure to the call of Telegram that tells of it. */
    private Latencies hops(HookTraffic hooks, int perSecond, int changes) throws IOException {
        var told = stack.telegram().messages().size();
        var sent = new ArrayList<Long>();
        var began = System.nanoTime();
        var clock = Instant.now();
        try (var connection = new HttpConnection(port)) {
            for (var i = 0; i < changes; i++) {
                var due = began + i * 1_000_000_000L / perSecond;
                for (var wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                sent.add(System.nanoTime() - began);
                connection.exchange(hooks.status(i % HookTraffic.ORDERS, CODES.get(i / HookTraffic.ORDERS)));
            }
        }
        Awaitility.await("every change was told")
                .atMost(Duration.ofMinutes(2))
                .until(() -> stack.telegram().messages().size() >= told + changes);
        var latencies = new Latencies();
        var messages = stack.telegram().messages();
        for (var i = 0; i < changes; i++) {
            var arrived = Duration.between(clock, messages.get(told + i).at()).toNanos();
            latencies.add(arrived - sent.get(i));
        }
        return latencies;
    }

    /** R8 and R7 at saturation. */
    List<Figure> sustained() {
        var figures = new ArrayList<Figure>();
        var best = 0;
        var bestP99 = Double.NaN;
        for (var rate : new int[] {500, 1000, 1500, 2000, 2500, 3000}) {
            try (var watch = watch(TOPIC)) {
                var result = new Load(port, 32, traffic::next).open(phase, rate);
                settle(watch, result.accepted());
                var p99 = watch.latencies().millis(99);
                if (p99 >= 500 || result.perSecond() < 0.98 * rate) {
                    break;
                }
                best = rate;
                bestP99 = p99;
            }
        }
        figures.add(new Figure(
                "R8",
                "webhook to fact about the order, sustained",
                "%d/s, p99 %.0f ms".formatted(best, bestP99),
                "steps of 500/s",
                ">= 2000/s, p99 < 500 ms",
                best >= 2000));
        try (var watch = watch(TOPIC)) {
            var cpu = machine.cpu();
            var result = new Load(port, 64, traffic::next).closed(phase);
            settle(watch, result.accepted());
            var perHook = machine.cpu().minus(cpu).toNanos() / 1e6 / result.accepted();
            figures.add(new Figure(
                    "R7",
                    "CPU per webhook, all processes, saturated",
                    "%.2f ms at %.0f/s accepted".formatted(perHook, result.perSecond()),
                    "load and reference watch included",
                    "<= 0.5 ms",
                    perHook <= 0.5));
        }
        return figures;
    }

    private FactWatch watch(String topic) {
        return new FactWatch(stack.kafka().bootstrapServers(), topic, HookTraffic::age);
    }

    /** Until all facts arrived, and no service has work left over for the next phase. */
    private void settle(FactWatch watch, long expected) {
        Awaitility.await("all " + expected + " arrived")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> watch.latencies().count() >= expected);
        try (var backlog = new Backlog(stack.kafka().bootstrapServers())) {
            Awaitility.await("no service has facts left to take")
                    .atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(250))
                    .until(() -> backlog.facts() == 0);
        }
    }

    private static Figure within(String id, String what, Latencies latencies, double p50, double p99) {
        return new Figure(
                id,
                what,
                latencies.summary(),
                "",
                "p50 <= %.0f ms, p99 <= %.0f ms".formatted(p50, p99),
                latencies.millis(50) <= p50 && latencies.millis(99) <= p99);
    }
}
