package kz.cvety.kit.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A row of the outbox as the log tells it, on its way to become a CloudEvents record in binary mode.
 *
 * @param position its place in the table
 */
record OutboxRow(long position, Instant occurredAt, ProducerRecord<byte[], byte[]> record) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, @Nullable String>> HEADERS = new TypeReference<>() {};
    private static final byte[] SPEC_VERSION = "1.0".getBytes(UTF_8);
    private static final byte[] CONTENT_TYPE = "application/json".getBytes(UTF_8);

    /** The row, unless the change is none of the outbox: a heartbeat of the engine or of the table beside it. */
    static Optional<OutboxRow> of(SourceRecord change) {
        if (!(change.value() instanceof Struct envelope)
                || !change.topic().endsWith(".kit.outbox")
                || !"c".equals(envelope.getString("op"))) {
            return Optional.empty();
        }
        var row = envelope.getStruct("after");
        var occurredAt = OffsetDateTime.parse(row.getString("occurred_at")).toInstant();
        var record = new ProducerRecord<>(
                row.getString("topic"), row.getString("key").getBytes(UTF_8), bytes(row.get("payload")));
        var headers = record.headers();
        headers.add("ce_specversion", SPEC_VERSION);
        headers.add("content-type", CONTENT_TYPE);
        add(record, "ce_id", row.getString("id"));
        add(record, "ce_type", row.getString("type"));
        add(record, "ce_source", row.getString("source"));
        add(record, "ce_time", occurredAt.toString());
        add(record, "ce_subject", row.getString("subject"));
        add(record, "ce_shopid", row.getString("shop_id"));
        add(record, "ce_origin", row.getString("origin"));
        if (row.getString("traceparent") != null) {
            add(record, "traceparent", row.getString("traceparent"));
        }
        if (row.getString("headers") != null) {
            JSON.readValue(row.getString("headers"), HEADERS).forEach((name, value) -> {
                headers.remove(name);
                add(record, name, value);
            });
        }
        return Optional.of(new OutboxRow(row.getInt64("position"), occurredAt, record));
    }

    private static void add(ProducerRecord<byte[], byte[]> record, String name, @Nullable String value) {
        record.headers().add(name, value == null ? null : value.getBytes(UTF_8));
    }

    private static byte[] bytes(Object payload) {
        if (payload instanceof byte[] array) {
            return array;
        }
        var buffer = ((ByteBuffer) payload).duplicate();
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
