package kz.cvety.simulators.bitrix;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import kz.cvety.simulators.machinery.Journal;
import kz.cvety.simulators.machinery.Ledger;
import kz.cvety.simulators.machinery.Parcel;
import kz.cvety.simulators.machinery.SendingAgent;
import kz.cvety.simulators.web.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * The shop's outbox of hooks and the agent that empties it: in order per order and product, repeated until the gateway answers 2xx. What
 * waits is in the journal and is sent after a restart.
 */
final class HookAgent implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int SHUFFLE_MILLIS = 250;

    private final Switches switches;
    private final HookFaults faults;
    private final Journal journal;
    private final InstantSource clock;
    private final BitrixOptions options;
    private final Ledger<SentHook> ledger = new Ledger<>(100_000);
    private final AtomicLong lastNumber = new AtomicLong();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final SendingAgent<Hook> agent;

    HookAgent(BitrixOptions options, Switches switches, HookFaults faults, BooleanSupplier shopDown, Journal journal) {
        this.options = options;
        this.switches = switches;
        this.faults = faults;
        this.journal = journal;
        this.clock = options.clock();
        this.agent = new SendingAgent<>(this::send, new HookTraffic(switches, faults, shopDown), options.pauses());
    }

    /** A line of the journal. */
    record Line(long hookNumber, Hook hook) {}

    private record SentLine(long sentHook) {}

    /** Numbers the hooks of a save as the faults of this moment demand; the dropped ones are noted and left out. */
    List<Line> number(List<Hook> hooks) {
        var now = faults.settings();
        var lines = new ArrayList<Line>();
        for (var hook : hooks) {
            for (var copy = 0; copy < now.copies(); copy++) {
                var number = lastNumber.incrementAndGet();
                if (ThreadLocalRandom.current().nextDouble() < now.dropShare()) {
                    record(number, hook, 0, 0, true);
                } else {
                    lines.add(new Line(number, hook));
                }
            }
        }
        return lines;
    }

    /** Queues hooks that are in the journal. */
    void queue(List<Line> lines) {
        var now = faults.settings();
        for (var line : lines) {
            var spread = now.reorder() ? ThreadLocalRandom.current().nextInt(SHUFFLE_MILLIS) : 0;
            agent.queue(
                    new Parcel<>(line.hookNumber(), line.hook().lane(), line.hook()),
                    Duration.ofMillis(now.delayMillis() + spread));
        }
    }

    /** The hooks that still wait according to the journal's lines, in their order. */
    static List<Line> waiting(List<ObjectNode> lines) {
        var waiting = new TreeMap<Long, Line>();
        for (var line : lines) {
            if (line.has("hookNumber")) {
                var read = Json.MAPPER.convertValue(line, Line.class);
                waiting.put(read.hookNumber(), read);
            } else if (line.has("sentHook")) {
                waiting.remove(line.path("sentHook").asLong());
            }
        }
        return List.copyOf(waiting.values());
    }

    /** Takes back hooks that are in the journal already. */
    void restore(List<Line> waiting) {
        waiting.forEach(line -> lastNumber.accumulateAndGet(line.hookNumber(), Math::max));
        queue(waiting);
    }

    int pending() {
        return agent.pending().size();
    }

    Ledger<SentHook> ledger() {
        return ledger;
    }

    @Override
    public void close() {
        agent.close();
        http.shutdownNow();
    }

    private boolean send(Parcel<Hook> parcel, int attempt) throws InterruptedException {
        var hook = parcel.content();
        var gateway = switches.gateway;
        var status = gateway == null ? 0 : post(gateway, hook);
        record(parcel.number(), hook, status, attempt, false);
        var taken = status >= 200 && status < 300;
        if (taken) {
            journal.append(new SentLine(parcel.number()));
        }
        return taken;
    }

    private int post(URI gateway, Hook hook) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(gateway.toString().replaceAll("/+$", "") + hook.path(options)))
                .timeout(PATIENCE)
                .header(
                        "Content-Type",
                        hook.form() ? "application/x-www-form-urlencoded" : "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(hook.body()));
        if (hook.thin()) {
            request.header("X-Webhook-Secret", options.hookSecret);
        } else if (!hook.form()) {
            request.header("Authorization", "Bearer " + options.hookToken);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException ignored) {
            return 0; // no answer: the ledger says so and the agent tries again
        }
    }

    private void record(long number, Hook hook, int status, int attempts, boolean dropped) {
        ledger.add(new SentHook(
                clock.instant(),
                number,
                hook.event(),
                hook.orderId(),
                hook.productId() == null ? 0 : hook.productId(),
                hook.version(),
                hook.status(),
                status,
                attempts,
                dropped,
                hook.body()));
    }

    /** Whether hooks may leave now, and in what order. */
    private record HookTraffic(Switches switches, HookFaults faults, BooleanSupplier shopDown)
            implements SendingAgent.Traffic {

        @Override
        public boolean stopped() {
            var now = faults.settings();
            return switches.gateway == null || now.paused() || (shopDown.getAsBoolean() && !now.sendWhileDown());
        }

        @Override
        public boolean shuffled() {
            return faults.settings().reorder();
        }
    }
}
