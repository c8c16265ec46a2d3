package kz.cvety.stack;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code make bench}: the figures of the design, each beside its goal, as a table and as {@code target/bench.json}. */
final class Bench {

    private final List<Figure> figures = new ArrayList<>();
    private final Duration phase;

    private Bench(Duration phase) {
        this.phase = phase;
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        Locale.setDefault(Locale.ROOT);
        var bench = new Bench(Duration.ofSeconds(Integer.getInteger("cvety.bench.seconds", 15)));
        bench.run();
        bench.report(Path.of("target", "bench.json"));
        System.exit(0);
    }

    private void run() throws IOException, SQLException {
        System.out.printf(
                "%n%s%n",
                new Figure("", "figure", "measured", "reference in this run", "goal", true)
                        .row()
                        .replaceAll(" yes$", " reached"));
        try (var stack = LocalStack.withoutServices(StackOptions.throwAway().withoutLimits())) {
            stack.startServices(EnumSet.of(Service.SYNC_GATEWAY));
            var gateway = new GatewayBench(stack, phase);
            gateway.warmUp();
            measured(gateway.accept(16, 0.55));
            measured(gateway.accept(64, 0.80));
            measured(List.of(gateway.latency()));
            measured(gateway.counters());
        }
        var launched = System.nanoTime();
        try (var stack = LocalStack.start(StackOptions.throwAway().withoutLimits())) {
            var ready = Duration.ofNanos(System.nanoTime() - launched);
            measured(start(ready, new Machine(stack.postgres().process())));
            var whole = new WholeBench(stack, phase);
            whole.warmUp();
            measured(List.of(whole.outbox()));
            measured(whole.hops());
            measured(whole.sustained());
            measured(new ProductBench(stack, phase).hops());
            measured(new CatalogBench(stack, phase).list());
        }
        try (var stack = LocalStack.withoutServices(StackOptions.throwAway().withoutLimits())) {
            stack.startServices(EnumSet.of(Service.IDENTITY, Service.PAYMENTS));
            measured(new PaymentBench(stack, phase).polling());
        }
    }

    /** A warm JVM starts the second stack faster than a cold one its first, so the JVM's own start is named beside it. */
    private static List<Figure> start(Duration ready, Machine machine) {
        var resident = machine.resident() / 1e9;
        var jvm = ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
        return List.of(
                new Figure(
                        "R9",
                        "engines and services to ready",
                        "%.1f s".formatted(ready.toMillis() / 1000.0),
                        "JVM up for %.0f s".formatted(jvm),
                        "<= 15 s",
                        ready.toSeconds() <= 15),
                new Figure(
                        "R9",
                        "resident memory of everything",
                        "%.2f GB".formatted(resident),
                        "",
                        "<= 2.5 GB",
                        resident <= 2.5));
    }

    /** Printed as they come: a run takes minutes. */
    private void measured(List<Figure> more) {
        more.forEach(figure -> System.out.println(figure.row()));
        figures.addAll(more);
    }

    private void report(Path json) throws IOException {
        var mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Files.createDirectories(json.toAbsolutePath().getParent());
        Files.write(json, mapper.writeValueAsBytes(figures));
        System.out.printf("%nAs JSON: %s%n", json);
    }
}
