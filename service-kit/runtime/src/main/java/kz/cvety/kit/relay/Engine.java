package kz.cvety.kit.relay;

import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.DebeziumEngine.ChangeConsumer;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * One run of embedded Debezium over the slot. It keeps no offsets of its own: the slot knows what was confirmed, the server sends whole
 * transactions from there, and nothing is skipped. So there is no second record of the position that could be lost, stale or ahead.
 */
final class Engine {

    /** Takes what was committed, in commit order; returning means that it may be confirmed. */
    interface Changes {
        void accept(List<SourceRecord> changes) throws InterruptedException;
    }

    private final DebeziumEngine<RecordChangeEvent<SourceRecord>> debezium;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<@Nullable String> failure = new AtomicReference<>();

    Engine(RelayProperties properties, String slot, String url, Changes changes) {
        debezium = DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
                .using(settings(properties, slot, url))
                .using((success, message, error) -> {
                    if (!success) {
                        failure.set(error == null ? message : rootOf(error).toString());
                    }
                })
                .notifying(new Confirming(changes))
                .build();
    }

    /** Runs until closed or until something fails, and says what failed. */
    @Nullable
    String run() {
        try {
            debezium.run();
        } finally {
            ended.countDown();
        }
        return failure.get();
    }

    /** Ends the run. An engine that is still starting cannot be stopped, so this waits for it first. */
    void close() {
        while (ended.getCount() > 0) {
            try {
                debezium.close();
            } catch (IllegalStateException e) {
                // starting or stopping already: look again
            } catch (IOException e) {
                failure.set(e.getMessage());
            }
            try {
                if (ended.await(100, TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static Throwable rootOf(Throwable error) {
        var root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private record Confirming(Changes changes) implements ChangeConsumer<RecordChangeEvent<SourceRecord>> {

        @Override
        public void handleBatch(
                List<RecordChangeEvent<SourceRecord>> batch, RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
                throws InterruptedException {
            changes.accept(batch.stream().map(RecordChangeEvent::record).toList());
            committer.markProcessed(batch.getLast()); // positions only grow, so the last stands for all
            committer.markBatchFinished();
        }

        @Override
        public boolean supportsTombstoneEvents() {
            return false;
        }
    }

    private static Properties settings(RelayProperties relay, String slot, String url) {
        var address = URI.create(url.substring("jdbc:".length()));
        var settings = new Properties();
        settings.setProperty("name", slot);
        settings.setProperty("connector.class", OutboxConnector.class.getName());
        settings.setProperty("database.hostname", address.getHost());
        settings.setProperty("database.port", Integer.toString(address.getPort() < 0 ? 5432 : address.getPort()));
        settings.setProperty("database.dbname", address.getPath().substring(1));
        settings.setProperty("database.user", relay.username());
        settings.setProperty("database.password", relay.password());
        // the engine names its MBeans after the prefix and waits for the old ones of an earlier run to go
        settings.setProperty("topic.prefix", slot + "-" + UUID.randomUUID());
        settings.setProperty("plugin.name", "pgoutput");
        settings.setProperty("slot.name", slot);
        settings.setProperty("slot.drop.on.stop", "false");
        settings.setProperty("slot.max.retries", "0");
        settings.setProperty("publication.name", "kit_outbox");
        settings.setProperty("publication.autocreate.mode", "disabled");
        settings.setProperty("table.include.list", "kit.outbox,kit.heartbeat");
        settings.setProperty("snapshot.mode", "no_data");
        settings.setProperty("provide.transaction.metadata", "false");
        settings.setProperty("tombstones.on.delete", "false");
        settings.setProperty("offset.storage", "org.apache.kafka.connect.storage.MemoryOffsetBackingStore");
        // what was relayed since is relayed again after a crash, and the inbox knows it
        settings.setProperty("offset.flush.interval.ms", "100");
        settings.setProperty("queue.provider.type", WakingQueue.NAME);
        settings.setProperty(
                "max.batch.size", "1"); // see OutboxTask: the queue rings, nothing waits for a batch to fill
        settings.setProperty("poll.interval.ms", "1");
        settings.setProperty("heartbeat.interval.ms", millis(relay.heartbeatInterval()));
        settings.setProperty("heartbeat.action.query", "update kit.heartbeat set beat_at = now() where id = 1");
        settings.setProperty("errors.max.retries", "0");
        settings.setProperty("task.management.timeout.ms", "20000");
        settings.setProperty("record.processing.threads", "1");
        return settings;
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
