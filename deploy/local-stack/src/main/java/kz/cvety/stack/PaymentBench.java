package kz.cvety.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import kz.cvety.simulators.kaspi.KaspiPayment;

/**
 * What it costs to ask a provider about many payments that wait for their buyers: all of them are due at once, so that it is the
 * provider's budget that says how often one is asked about.
 */
final class PaymentBench {

    private static final int OPEN = 10_000;

    /** A bucket gives so much at once and so much a second. */
    private static final int BURST = PaymentApi.BURST;

    private static final int PER_SECOND = PaymentApi.PER_SECOND;
    private static final String STATUS = "payment/status";

    /** The statement that opens payments, kept with the tests of the payment service. */
    private static final Path SQL =
            Path.of("payment-service", "src", "test", "resources", "bench", "open-payments.sql");

    private final LocalStack stack;
    private final Duration phase;
    private final String adminUrl;

    PaymentBench(LocalStack stack, Duration phase) {
        this.stack = stack;
        this.phase = phase;
        this.adminUrl = stack.postgres().adminUrl(Service.PAYMENTS.database());
    }

    List<Figure> polling() throws IOException, SQLException {
        var machine = new Machine(stack.postgres().process());
        Compilers.rest(
                phase.multipliedBy(4),
                () -> LockSupport.parkNanos(phase.dividedBy(3).toNanos()));
        var idle = used(machine, phase);
        open();
        // the burst is spent and the code warm
        Compilers.rest(
                phase.multipliedBy(6),
                () -> LockSupport.parkNanos(phase.dividedBy(3).toNanos()));
        var began = Instant.now();
        var before = DatabaseCounters.read(adminUrl);
        var busy = used(machine, phase);
        var counted = DatabaseCounters.read(adminUrl).since(before);
        var polls = polls(began);
        var perSecond = (double) polls / phase.toSeconds();
        return List.of(
                new Figure(
                        "PAY",
                        "polls of %,d open payments".formatted(OPEN),
                        "%.1f/s".formatted(perSecond),
                        "%d/s allowed, %d at once".formatted(PER_SECOND, BURST),
                        "0.9 to 1 of what is allowed",
                        perSecond >= 0.9 * PER_SECOND && polls <= PER_SECOND * phase.toSeconds() + PER_SECOND),
                new Figure(
                        "PAY",
                        "SQL statements and commits per poll",
                        "%.1f, %.1f"
                                .formatted((double) counted.statements() / polls, (double) counted.commits() / polls),
                        "relay and claims included",
                        "",
                        true),
                new Figure(
                        "PAY",
                        "CPU per poll, all processes",
                        "%.1f ms".formatted((busy.toMillis() - idle.toMillis()) / (double) polls),
                        "idle: %.0f ms a second".formatted(idle.toMillis() / (double) phase.toSeconds()),
                        "",
                        true));
    }

    private static Duration used(Machine machine, Duration phase) {
        var before = machine.cpu();
        LockSupport.parkNanos(phase.toNanos());
        return machine.cpu().minus(before);
    }

    private long polls(Instant since) {
        return stack.kaspi().calls().stream()
                .filter(call -> call.action().startsWith(STATUS))
                .filter(call -> !call.at().isBefore(since) && call.at().isBefore(since.plus(phase)))
                .count();
    }

    private void open() throws IOException, SQLException {
        var first = atKaspi();
        try (var connection = DriverManager.getConnection(adminUrl);
                var statement = connection.prepareStatement(
                        Files.readString(SQL).replace("'bench'", "'" + ServiceProperties.SHOP + "'"))) {
            statement.setLong(1, first);
            statement.setLong(2, first + OPEN - 1);
            statement.executeUpdate();
        }
    }

    /** Has the simulator wait for as many buyers; the id of the first. */
    private long atKaspi() {
        var client = HttpClient.newHttpClient();
        var address = URI.create(stack.kaspi().address() + "/r1/v01/qr/create-link");
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var i = 0; i < OPEN; i++) {
                var body = "{\"DeviceToken\":\"%s\",\"Amount\":%d,\"ExternalId\":\"bench-%d\"}"
                        .formatted(stack.secrets().kaspiDevice(), 5000 + i, i);
                threads.execute(() -> create(client, address, body));
            }
        }
        return stack.kaspi().payments().stream()
                .filter(payment -> payment.externalId().startsWith("bench-"))
                .mapToLong(KaspiPayment::id)
                .min()
                .orElseThrow();
    }

    private void create(HttpClient client, URI address, String body) {
        var request = HttpRequest.newBuilder(address)
                .header("Api-Key", stack.secrets().kaspiKey())
                .header("X-Request-ID", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200 || !answer.body().contains("\"StatusCode\":0")) {
                throw new IllegalStateException("Kaspi answered " + answer.statusCode() + ": " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
