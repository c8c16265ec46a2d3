package kz.cvety.kit.relay;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import kz.cvety.kit.relay.OutboxTable.Progress;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes what the engine reads and remembers how far the broker has acknowledged it. */
final class Leader implements Engine.Changes, Publisher.Refusals {

    private static final Logger log = LoggerFactory.getLogger(Leader.class);

    private final RelayProperties properties;
    private final Map<String, Object> producerSettings;
    private final Topics topics;
    private final AtomicLong relayed = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicReference<@Nullable Progress> progress = new AtomicReference<>();
    private volatile boolean stopping;
    private volatile @Nullable Publisher publisher;

    Leader(RelayProperties properties, Map<String, Object> producerSettings, Topics topics) {
        this.properties = properties;
        this.producerSettings = producerSettings;
        this.topics = topics;
    }

    /** Makes the producer of one term. */
    void begin() {
        stopping = false;
        publisher = new Publisher(producerSettings, properties.maxRecord(), topics, this, () -> stopping);
    }

    /** Lets a batch that waits for the broker go, unconfirmed. */
    void giveUp() {
        stopping = true;
    }

    void end() {
        var ending = publisher;
        publisher = null;
        if (ending != null) {
            ending.close();
        }
    }

    @Override
    public void accept(List<SourceRecord> changes) throws InterruptedException {
        var publishing = publisher;
        if (publishing == null) {
            throw new Publisher.NotPublished("the term is over", null);
        }
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>(changes.size());
        var position = 0L;
        var writtenAt = Instant.EPOCH;
        for (var change : changes) {
            var row = read(change);
            if (row != null) {
                records.add(row.record());
                position = Math.max(position, row.position());
                writtenAt = row.occurredAt().isAfter(writtenAt) ? row.occurredAt() : writtenAt;
            }
        }
        if (records.isEmpty()) {
            return;
        }
        publishing.publish(records);
        relayed.addAndGet(records.size());
        var confirmed = new Progress(writtenAt, position);
        progress.accumulateAndGet(confirmed, Leader::furthest);
    }

    /** A row nobody could read would stop everything behind it for ever, so it is passed by, loudly. */
    private @Nullable OutboxRow read(SourceRecord change) {
        try {
            return OutboxRow.of(change).orElse(null);
        } catch (RuntimeException e) {
            refused.incrementAndGet();
            log.atError().addKeyValue("change", change.key()).setCause(e).log("relay.row-unreadable");
            return null;
        }
    }

    /** Transactions commit out of the order of their positions, so a later batch may hold a smaller one. */
    private static @Nullable Progress furthest(@Nullable Progress known, @Nullable Progress confirmed) {
        if (known == null || confirmed == null) {
            return confirmed;
        }
        return new Progress(
                known.confirmedAt().isAfter(confirmed.confirmedAt()) ? known.confirmedAt() : confirmed.confirmedAt(),
                Math.max(known.position(), confirmed.position()));
    }

    @Override
    public void refused(ProducerRecord<byte[], byte[]> record, String reason) {
        refused.incrementAndGet();
        var id = record.headers().lastHeader("ce_id");
        log.atError()
                .addKeyValue("topic", record.topic())
                .addKeyValue("id", id == null ? null : new String(id.value(), StandardCharsets.UTF_8))
                .addKeyValue("bytes", record.value().length)
                .addKeyValue("reason", reason)
                .log("relay.record-refused");
    }

    @Nullable
    Progress progress() {
        return progress.get();
    }

    long relayed() {
        return relayed.get();
    }

    long refused() {
        return refused.get();
    }
}
