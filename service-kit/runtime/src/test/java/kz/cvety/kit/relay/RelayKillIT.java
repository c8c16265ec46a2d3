package kz.cvety.kit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import kz.cvety.kit.relay.RelayStatus.State;
import kz.cvety.kit.testing.Database;
import kz.cvety.kit.testing.Database.Login;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Relays in JVMs of their own, killed at random moments under load. {@code -Drelay.kill.rounds} runs it longer. */
class RelayKillIT {

    private static final Logger log = LoggerFactory.getLogger(RelayKillIT.class);
    private static final String LEADING = "leading";

    private final int rounds = Integer.getInteger("relay.kill.rounds", 4);
    private final long seed = Long.getLong("relay.kill.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void losesNothingAndKeepsTheOrderHoweverOftenTheLeaderIsKilled() throws Exception {
        try (var world = new RelayWorld()) {
            var instances = new ArrayDeque<Process>();
            instances.add(start(world));
            awaitLeading(instances.getFirst());
            var writers = new Writers(world, 4, 20).withSlowOne(world);
            var gaps = new ArrayList<Long>();
            for (var round = 0; round < rounds; round++) {
                var standby = start(world);
                if (round % 2 == 0) {
                    standby.inputReader().readLine(); // the standby is up: takeover; otherwise a cold start
                }
                LockSupport.parkNanos(Duration.ofMillis(random.nextInt(700)).toNanos());
                var killed = System.nanoTime();
                var leader = instances.removeFirst();
                leader.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
                instances.add(standby);
                awaitLeading(standby);
                if (round % 2 == 0) {
                    gaps.add(Duration.ofNanos(System.nanoTime() - killed).toMillis());
                }
                LockSupport.parkNanos(
                        Duration.ofMillis(200 + random.nextInt(500)).toNanos());
            }
            var ledger = writers.finish();

            var repeats = Ledger.check(world, ledger);
            instances.forEach(Process::destroyForcibly);
            var committed = ledger.values().stream().mapToInt(List::size).sum();
            log.info(
                    "seed {}: {} kills, {} committed, 0 lost, {} repeats, takeover after {} ms",
                    seed,
                    rounds,
                    committed,
                    repeats,
                    gaps);
            assertThat(committed).isGreaterThan(100);
        }
    }

    private static void awaitLeading(Process child) throws IOException {
        var out = child.inputReader();
        for (var line = out.readLine(); !LEADING.equals(line); line = out.readLine()) {
            if (line == null) {
                throw new IllegalStateException("the relay ended before it led");
            }
        }
    }

    private static Process start(RelayWorld world) throws IOException {
        var database = world.database;
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Instance.class.getName(),
                        database.name(),
                        database.url(),
                        database.owner().user(),
                        database.owner().password(),
                        database.app().user(),
                        database.app().password(),
                        database.relay().user(),
                        database.relay().password(),
                        world.bootstrapServers)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Runs in a JVM of its own, which the test kills. */
    static final class Instance {
        static void main(String[] args) throws InterruptedException {
            var database = new Database(
                    args[0],
                    args[1],
                    new Login(args[2], args[3]),
                    new Login(args[4], args[5]),
                    new Login(args[6], args[7]));
            var relay = new RelayWorld(database, args[8]).relay();
            relay.start();
            System.out.println("up");
            while (relay.status().state() != State.LEADING) {
                LockSupport.parkNanos(5_000_000);
            }
            System.out.println(LEADING);
            Thread.currentThread().join();
        }
    }
}
