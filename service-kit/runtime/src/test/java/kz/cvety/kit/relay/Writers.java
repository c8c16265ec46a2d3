package kz.cvety.kit.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Threads that commit interleaved transactions of several rows, each over keys of its own, and remember what was committed. */
final class Writers {

    private final Map<String, List<UUID>> committed = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    Writers(RelayWorld world, int count, int pauseMillis) {
        for (var i = 0; i < count; i++) {
            var writer = i;
            threads.add(Thread.ofPlatform().name("writer-" + i).start(() -> write(world, writer, pauseMillis)));
        }
    }

    /** One more writer, whose transactions stay open for a while between their rows. */
    Writers withSlowOne(RelayWorld world) {
        threads.add(Thread.ofPlatform().name("slow-writer").start(() -> {
            var random = new Random(0);
            while (!stopping) {
                try (var connection = world.pool.getConnection()) {
                    connection.setAutoCommit(false);
                    var rows = new ArrayList<UUID>();
                    for (var row = 0; row < 3; row++) {
                        rows.add(RelayWorld.append(
                                connection, world.topic, "slow", ("row " + row).getBytes(UTF_8), null));
                        LockSupport.parkNanos(random.nextInt(800) * 1_000_000L);
                    }
                    connection.commit();
                    committed.computeIfAbsent("slow", any -> new ArrayList<>()).addAll(rows);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        }));
        return this;
    }

    private void write(RelayWorld world, int writer, int pauseMillis) {
        var random = new Random(writer);
        for (var n = 0; !stopping; n++) {
            var rows = new LinkedHashMap<UUID, String>();
            try (var connection = world.pool.getConnection()) {
                connection.setAutoCommit(false);
                for (var row = 0; row <= random.nextInt(4); row++) {
                    var key = "w" + writer + "-" + row % 2;
                    rows.put(
                            RelayWorld.append(
                                    connection, world.topic, key, (key + "/" + n + "/" + row).getBytes(UTF_8), null),
                            key);
                    if (random.nextInt(10) == 0) {
                        LockSupport.parkNanos(2_000_000);
                    }
                }
                if (random.nextInt(10) == 0) {
                    connection.rollback();
                    continue;
                }
                connection.commit();
                rows.forEach((id, key) ->
                        committed.computeIfAbsent(key, any -> new ArrayList<>()).add(id));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            LockSupport.parkNanos(random.nextInt(1 + pauseMillis) * 1_000_000L);
        }
    }

    /** Stops writing; what was committed, per key in commit order. */
    Map<String, List<UUID>> finish() {
        stopping = true;
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return committed;
    }
}
