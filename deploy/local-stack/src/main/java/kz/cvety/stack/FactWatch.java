package kz.cvety.stack;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic from now on and notes how old each record is when it arrives. */
final class FactWatch implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final ToLongFunction<byte[]> age;
    private final Latencies latencies = new Latencies();
    private final Thread thread;
    private volatile boolean closed;

    FactWatch(String bootstrapServers, String topic, ToLongFunction<byte[]> age) {
        this.age = age;
        var settings = new Properties();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("max.poll.records", 2000);
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread = Thread.ofPlatform().name("watch " + topic).start(this::read);
    }

    private void read() {
        while (!closed) {
            for (var record : consumer.poll(Duration.ofMillis(100))) {
                var nanos = record.value() == null ? -1 : age.applyAsLong(record.value());
                if (nanos >= 0) {
                    latencies.add(nanos);
                }
            }
        }
        consumer.close();
    }

    Latencies latencies() {
        return latencies;
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
