package kz.cvety.stack;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All services in a JVM of their own, killed with SIGKILL at random moments under traffic from both sides and from buyers who pay. */
class KillIT {

    private static final int ROUNDS = Integer.getInteger("cvety.kills", 20);
    private static final List<String> CODES = List.of("PD", "AP", "CO", "DE", "F");
    private static final List<String> STATUSES = List.of("PAID", "ACCEPTED", "ASSEMBLED", "IN_DELIVERY", "DELIVERED");

    @TempDir
    private Path folder;

    @Test
    void losesAndDoublesNothingHoweverOftenItIsKilled() throws Exception {
        try (var stack = LocalStack.withoutServices(StackOptions.throwAway().withoutLimits())) {
            var ledger = Ledger.ofAFresh(stack);
            stack.startServices(EnumSet.of(Service.IDENTITY));
            ServicesOnly.write(folder, mortal(stack));
            var random = new Random();
            var stopped = new AtomicBoolean();
            var buyers = new Buyers(stack, ledger);
            var summary = "";
            try (var traffic = Executors.newFixedThreadPool(3)) {
                var shop = traffic.submit(() -> shopWorks(stack, ledger, stopped));
                var bitrix = traffic.submit(() -> bitrixWorks(stack, ledger, stopped));
                var money = traffic.submit(() -> buyers.buy(stopped));
                for (var round = 0; round < ROUNDS; round++) {
                    var services = start();
                    var whileStarting = round % 2 == 1;
                    if (!whileStarting) {
                        awaitReady(stack);
                    }
                    if (services.waitFor(random.nextInt(whileStarting ? 8_000 : 2_500), TimeUnit.MILLISECONDS)) {
                        throw new AssertionError("The services ended by themselves with " + services.exitValue());
                    }
                    services.destroyForcibly().waitFor();
                }
                stopped.set(true);
                var survivors = start();
                try {
                    shop.get();
                    bitrix.get();
                    money.get();
                    ledger.settle(Duration.ofMinutes(3));
                    buyers.settle(Duration.ofMinutes(2));
                    summary = buyers.summary();
                } finally {
                    survivors.destroyForcibly().waitFor();
                }
            }
            assertThat(ledger.ordersOfBitrix()).hasSizeGreaterThan(ROUNDS);
            assertThat(ledger.ordersOfShop()).hasSizeGreaterThan(ROUNDS / 2);
            assertThat(buyers.paid()).isGreaterThan(ROUNDS / 2);
            System.out.printf("%d kills: %s; %s%n", ROUNDS, ledger.summary(), summary);
        }
    }

    private static Map<Service, Map<String, String>> mortal(LocalStack stack) {
        var properties = new EnumMap<>(stack.properties());
        properties.remove(Service.IDENTITY);
        return properties;
    }

    /** All of them answer, so that the kill hits work and not only the start. */
    private static void awaitReady(LocalStack stack) {
        Awaitility.await("services are ready")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> Stream.of(
                                stack.gateway(),
                                stack.orders(),
                                stack.catalog(),
                                stack.payments(),
                                stack.notifications())
                        .allMatch(KillIT::isReady));
    }

    private static boolean isReady(URI service) {
        try (var connection = new HttpConnection(service.getPort())) {
            return connection.exchange("GET /ready HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII)) == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ServicesOnly.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(Files.createDirectories(Path.of("target"))
                        .resolve("kill-it.log")
                        .toFile()))
                .start();
    }

    /** Managers in Bitrix take an order and move it on, whatever happens to us. */
    private static void bitrixWorks(LocalStack stack, Ledger ledger, AtomicBoolean stopped) {
        var random = new Random();
        var open = new ArrayList<Long>();
        var steps = new ArrayList<Integer>();
        while (!stopped.get()) {
            if (open.isEmpty() || random.nextInt(4) == 0) {
                var order = stack.bitrix().shop().order(ConvergenceIT.Orders.inBitrix());
                ledger.bitrixDid(order.id(), "N");
                open.add(order.id());
                steps.add(0);
            } else {
                var i = random.nextInt(open.size());
                var step = steps.get(i);
                if (step < CODES.size()) {
                    ledger.bitrixDid(open.get(i), CODES.get(step));
                    stack.bitrix().shop().changeStatus(open.get(i), CODES.get(step), 42);
                    steps.set(i, step + 1);
                }
            }
            pause(120);
        }
    }

    /** An app places orders and moves them on, repeating a request until it is answered. */
    private static void shopWorks(LocalStack stack, Ledger ledger, AtomicBoolean stopped) {
        var app = new OrderApi(stack, Duration.ofMinutes(2));
        var random = new Random();
        var open = new ArrayList<UUID>();
        var steps = new ArrayList<Integer>();
        while (!stopped.get()) {
            if (open.isEmpty() || random.nextInt(4) == 0) {
                var order = app.place(ConvergenceIT.Orders.inShop());
                ledger.shopDid(order, "NEW");
                open.add(order);
                steps.add(0);
            } else {
                var i = random.nextInt(open.size());
                var step = steps.get(i);
                if (step < STATUSES.size()) {
                    ledger.shopDid(open.get(i), STATUSES.get(step));
                    app.changeStatus(open.get(i), STATUSES.get(step));
                    steps.set(i, step + 1);
                }
            }
            pause(120);
        }
    }

    private static void pause(int millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }
}
