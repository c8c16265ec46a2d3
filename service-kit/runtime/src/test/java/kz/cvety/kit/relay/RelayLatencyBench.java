package kz.cvety.kit.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import kz.cvety.kit.relay.RelayStatus.State;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commit to consumer, everything on one machine: {@code -Dtest=RelayLatencyBench}. Not part of the suite: it proves nothing on a busy machine. */
class RelayLatencyBench {

    private static final Logger log = LoggerFactory.getLogger(RelayLatencyBench.class);
    private static final int WRITERS = 4;

    private final int rate = Integer.getInteger("relay.bench.rate", 500);
    private final int seconds = Integer.getInteger("relay.bench.seconds", 20);
    private volatile boolean stopping;

    @Test
    void measures() throws Exception {
        try (var world = new RelayWorld()) {
            var relay = world.relay();
            relay.start();
            RelayWorld.await(relay, State.LEADING);
            var latencies = new ConcurrentLinkedQueue<Long>();
            var reader = Thread.ofPlatform().start(() -> read(world, latencies));
            write(world, 5);
            latencies.clear();
            var began = System.nanoTime();
            write(world, seconds);
            var took = (System.nanoTime() - began) / 1e9;
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            stopping = true;
            reader.join();

            var sorted = latencies.stream().mapToLong(Long::longValue).sorted().toArray();
            log.info(
                    "{}/s for {} s: {} records, p50 {} ms, p90 {} ms, p99 {} ms, max {} ms",
                    (int) (sorted.length / took),
                    (int) took,
                    sorted.length,
                    at(sorted, 0.50),
                    at(sorted, 0.90),
                    at(sorted, 0.99),
                    at(sorted, 1));
            drain(world, relay);
        }
    }

    /** How fast a backlog goes out. */
    private static void drain(RelayWorld world, OutboxRelay relay) {
        relay.stop();
        var backlog = 100_000;
        world.jdbc.sql("""
                        insert into kit.outbox (id, topic, key, type, source, shop_id, origin, subject, occurred_at, payload)
                        select gen_random_uuid(), ?, 'k' || n % 200, 'notes.note-taken.v1', '/cvety/notes', 'astana', 'system', 'k', now(),
                               convert_to(repeat('x', 900), 'UTF8')
                        from generate_series(1, ?) n
                        """).params(world.topic, backlog).update();
        var next = world.relay();
        var began = System.nanoTime();
        next.start();
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> next.status().relayed() >= backlog);
        var took = (System.nanoTime() - began) / 1e9;
        log.info("backlog of {} in {} s: {}/s, the start included", backlog, took, (int) (backlog / took));
    }

    private void write(RelayWorld world, int seconds) throws InterruptedException {
        var threads = new Thread[WRITERS];
        for (var w = 0; w < WRITERS; w++) {
            var writer = w;
            threads[w] = Thread.ofPlatform().start(() -> {
                var gap = 1_000_000_000L * WRITERS / rate;
                try (var connection = world.pool.getConnection()) {
                    var next = System.nanoTime();
                    for (var n = 0; n < rate / WRITERS * seconds; n++) {
                        next += gap;
                        LockSupport.parkNanos(next - System.nanoTime());
                        var payload = "{\"at\":%020d,\"pad\":\"%s\"}".formatted(System.nanoTime(), "x".repeat(900));
                        RelayWorld.append(
                                connection, world.topic, "k" + writer + n % 50, payload.getBytes(UTF_8), null);
                    }
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
        for (var thread : threads) {
            thread.join();
        }
    }

    private void read(RelayWorld world, ConcurrentLinkedQueue<Long> latencies) {
        var settings = new Properties();
        settings.put("bootstrap.servers", world.bootstrapServers);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(world.topic).stream()
                    .map(info -> new TopicPartition(world.topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!stopping) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    var sent = Long.parseLong(new String(Arrays.copyOfRange(record.value(), 6, 26), UTF_8));
                    latencies.add(System.nanoTime() - sent);
                }
            }
        }
    }

    private static double at(long[] sorted, double quantile) {
        return sorted[(int) Math.min(sorted.length - 1, sorted.length * quantile)] / 1e6;
    }
}
