package kz.cvety.stack;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** What the gateway alone does with webhooks. */
final class GatewayBench {

    private final Duration phase;
    private final HookTraffic traffic;
    private final RawCommits reference;
    private final int port;
    private final String database;

    GatewayBench(LocalStack stack, Duration phase) {
        this.phase = phase;
        this.traffic = new HookTraffic(stack.secrets().hookToken(), 500_000);
        this.database = stack.postgres().adminUrl(Service.SYNC_GATEWAY.database());
        this.reference = new RawCommits(
                "127.0.0.1",
                stack.postgres().port(),
                Service.SYNC_GATEWAY.database(),
                database,
                traffic.body(1, 1, "N"));
        this.port = stack.gateway().getPort();
    }

    /** Until the compilers are done with it. */
    void warmUp() {
        Compilers.rest(phase.multipliedBy(12), () -> load(64).closed(phase.dividedBy(2)));
    }

    /** R1: durable accepts a second beside single-row commits of the same receipt, with as many clients. */
    List<Figure> accept(int clients, double goal) throws IOException, SQLException {
        var raw = reference.perSecond(clients, phase);
        var accepted = load(clients).closed(phase);
        var ratio = accepted.perSecond() / raw;
        return List.of(new Figure(
                "R1",
                "webhooks accepted durably, " + clients + " clients",
                "%.0f/s, %s%s"
                        .formatted(accepted.perSecond(), accepted.latencies().summary(), others(accepted)),
                "%.0f/s by %s: %.2f".formatted(raw, RawCommits.by(), ratio),
                ">= %.2f".formatted(goal),
                ratio >= goal));
    }

    /** R5: how long the gateway takes for one webhook, seen by the client, network included. */
    Figure latency() {
        var result = load(16).open(phase, 200);
        var latencies = result.latencies();
        return new Figure(
                "R5",
                "webhook answered, 200/s, network included",
                latencies.summary() + others(result),
                "first bridge: 49 ms",
                "p50 <= 2 ms, p99 <= 20 ms",
                latencies.millis(50) <= 2 && latencies.millis(99) <= 20);
    }

    /** R11: statements, commits and write-ahead log per webhook at 64 clients. */
    List<Figure> counters() throws SQLException {
        var before = DatabaseCounters.read(database);
        var result = load(64).closed(phase);
        var counted = DatabaseCounters.read(database).since(before);
        var n = (double) result.accepted();
        return List.of(
                new Figure(
                        "R11",
                        "SQL statements per webhook, 64 clients",
                        "%.2f".formatted(counted.statements() / n),
                        "",
                        "<= 3",
                        counted.statements() / n <= 3),
                new Figure(
                        "R11",
                        "commits per webhook",
                        "1/%.0f".formatted(n / counted.commits()),
                        "",
                        "<= 1/8",
                        counted.commits() / n <= 0.125),
                new Figure(
                        "R11",
                        "write-ahead log per webhook",
                        "%.1f KB".formatted(counted.walBytes() / n / 1024),
                        "",
                        "<= 4 KB",
                        counted.walBytes() / n <= 4096));
    }

    private Load load(int clients) {
        return new Load(port, clients, traffic::next);
    }

    static String others(Load.Result result) {
        var refused = result.statuses().entrySet().stream()
                .filter(each -> each.getKey() != 200)
                .map(each -> each.getKey() + "×" + each.getValue())
                .toList();
        return refused.isEmpty() ? "" : " and " + refused;
    }
}
