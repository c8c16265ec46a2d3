package kz.cvety.kit.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Looks at topics from the outside: raw bytes in, every record out. Joins no consumer group and commits nothing. */
public final class KafkaProbe implements AutoCloseable {

    private final Properties common = new Properties();
    private final KafkaProducer<String, byte[]> producer;

    public KafkaProbe(String bootstrapServers) {
        common.put("bootstrap.servers", bootstrapServers);
        var settings = new Properties();
        settings.putAll(common);
        settings.put("acks", "all");
        settings.put("max.request.size", 16 * 1024 * 1024);
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** Creates the topic when it does not exist. */
    public void createTopic(String topic, int partitions) {
        try (var admin = Admin.create(common)) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("could not create " + topic, e);
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Sends one record and waits for the broker; a null value is a tombstone. */
    public RecordMetadata send(
            String topic, @Nullable String key, byte @Nullable [] value, Map<String, String> headers) {
        var sent = new ProducerRecord<>(topic, key, value);
        headers.forEach((name, text) -> sent.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try {
            return producer.send(sent).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("could not send to " + topic, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Every record of the topic from its beginning to its present end; empty when there is no such topic. */
    public List<ConsumerRecord<String, byte[]>> records(String topic) {
        var settings = new Properties();
        settings.putAll(common);
        settings.put("allow.auto.create.topics", false);
        settings.put("isolation.level", "read_committed");
        settings.put("fetch.max.wait.ms", 50);
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var known = consumer.listTopics().getOrDefault(topic, List.of());
            var partitions = known.stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    /** Waits until the topic holds a record that matches, and returns the first one. */
    public ConsumerRecord<String, byte[]> await(
            String topic, Duration atMost, Predicate<ConsumerRecord<String, byte[]>> matches) {
        var found = new AtomicReference<@Nullable ConsumerRecord<String, byte[]>>();
        Awaitility.await("a record on " + topic)
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    records(topic).stream().filter(matches).findFirst().ifPresent(found::set);
                    return found.get() != null;
                });
        var record = found.get();
        if (record == null) {
            throw new IllegalStateException("no record on " + topic);
        }
        return record;
    }

    /** The header as text, or null when the record has none of that name. */
    public static @Nullable String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** The value as text. */
    public static String text(ConsumerRecord<String, byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while waiting for Kafka", e);
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
