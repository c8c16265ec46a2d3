package kz.cvety.kit.relay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * The one producer of a leading relay. A batch returns only when the broker has acknowledged every record; while the broker is away it
 * waits and retries for ever, in order. Any other refusal ends this publisher: whoever leads next starts from the last confirmed row.
 */
final class Publisher implements AutoCloseable {

    /** Told of a record that no retry would bring across. */
    interface Refusals {
        void refused(ProducerRecord<byte[], byte[]> record, String reason);
    }

    /** The broker refused, or the relay stops: nothing of the batch may be confirmed. */
    static final class NotPublished extends RuntimeException {
        NotPublished(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(3);

    private final KafkaProducer<byte[], byte[]> producer;
    private final Topics topics;
    private final Refusals refusals;
    private final BooleanSupplier stopping;

    Publisher(
            Map<String, Object> kafka, DataSize maxRecord, Topics topics, Refusals refusals, BooleanSupplier stopping) {
        var settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);
        settings.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 3_000);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, (int) maxRecord.toBytes());
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        this.topics = topics;
        this.refusals = refusals;
        this.stopping = stopping;
    }

    void publish(List<ProducerRecord<byte[], byte[]>> records) throws InterruptedException {
        var names = records.stream().map(ProducerRecord::topic).collect(Collectors.toUnmodifiableSet());
        var sent = new ArrayList<Future<RecordMetadata>>(records.size());
        for (var record : records) {
            sent.add(send(record));
        }
        for (var i = 0; i < sent.size(); i++) {
            await(sent.get(i), records.get(i), names);
        }
    }

    /** Hands one record to the producer; the next is not handed over before this one has a place in the producer's queue. */
    private Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) throws InterruptedException {
        while (true) {
            refuseToStay();
            var future = producer.send(record);
            if (future.state() == Future.State.FAILED
                    && future.exceptionNow() instanceof org.apache.kafka.common.errors.TimeoutException) {
                topics.ensure(Set.of(record.topic())); // no metadata: the broker is away, or nobody made the topic
                continue;
            }
            return future;
        }
    }

    private void await(Future<RecordMetadata> sent, ProducerRecord<byte[], byte[]> record, Set<String> names)
            throws InterruptedException {
        var lookAgain = System.nanoTime() + LOOK_AGAIN.toNanos();
        while (true) {
            try {
                sent.get(100, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                refuseToStay();
                if (System.nanoTime() > lookAgain) {
                    topics.ensure(names); // a topic deleted under a record in flight
                    lookAgain = System.nanoTime() + LOOK_AGAIN.toNanos();
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RecordTooLargeException || e.getCause() instanceof InvalidTopicException) {
                    refusals.refused(record, String.valueOf(e.getCause().getMessage()));
                    return;
                }
                throw new NotPublished("the broker refused a record of " + record.topic(), e.getCause());
            }
        }
    }

    private void refuseToStay() {
        if (stopping.getAsBoolean()) {
            throw new NotPublished("the relay stops", null);
        }
    }

    /** Ends at once: records still in flight are of an unconfirmed batch, and the next leader sends them again. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
