package kz.cvety.kit.deadletter;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import kz.cvety.kit.Rejection;
import kz.cvety.kit.outbox.Outbox;
import kz.cvety.kit.outbox.OutboxRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Buries a record with its reason: in the table an operator works from, and on {@code <topic>.dead} for dashboards, both
 * in one transaction. A record is buried once however often it is delivered.
 */
public final class DeadLetters {

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

    /** Above this the announcement goes without its payload, which the table keeps: an outbox row has a limit, too. */
    private static final int LARGEST_ANNOUNCED = 500_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Outbox outbox;
    private final JsonMapper json;
    private final InstantSource clock;

    DeadLetters(
            JdbcClient jdbc, TransactionTemplate transactions, Outbox outbox, JsonMapper json, InstantSource clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    public static String topicFor(String topic) {
        return topic + ".dead";
    }

    /** Keeps the record; its place in Kafka may be committed after this returns. */
    public void bury(String consumer, ConsumerRecord<byte[], byte[]> record, RuntimeException cause) {
        var reason = cause instanceof Rejection rejection ? rejection.code() : "unexpected-fault";
        var detail = cause instanceof Rejection
                ? String.valueOf(cause.getMessage())
                : cause.getClass().getName();
        transactions.executeWithoutResult(status -> {
            var id = UuidCreator.getTimeOrderedEpoch();
            var headers = new LinkedHashMap<String, @Nullable String>();
            record.headers()
                    .forEach(header ->
                            headers.put(header.key(), header.value() == null ? null : printable(header.value())));
            var buried = jdbc.sql("""
                            insert into kit.dead_letter (id, consumer, topic, partition, record_offset, record_key, headers,
                                                         payload, shop_id, reason, detail, received_at)
                            values (:id, :consumer, :topic, :partition, :offset, :key, :headers::jsonb, :payload, :shop, :reason,
                                    :detail, :now)
                            on conflict (consumer, topic, partition, record_offset) do nothing
                            """)
                    .param("id", id)
                    .param("consumer", consumer)
                    .param("topic", record.topic())
                    .param("partition", record.partition())
                    .param("offset", record.offset())
                    .param("key", record.key())
                    .param("headers", json.writeValueAsString(headers))
                    .param("payload", record.value())
                    .param("shop", headers.get("ce_shopid"))
                    .param("reason", reason)
                    .param("detail", detail)
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            if (buried == 1) {
                outbox.appendRecords(List.of(announcement(id, consumer, record, headers, reason, detail)));
            }
        });
        log.atError()
                .addKeyValue("consumer", consumer)
                .addKeyValue("topic", record.topic())
                .addKeyValue("partition", record.partition())
                .addKeyValue("offset", record.offset())
                .addKeyValue("reason", reason)
                .setCause(cause instanceof Rejection ? null : cause)
                .log("fact.dead-lettered");
    }

    private OutboxRecord announcement(
            UUID id,
            String consumer,
            ConsumerRecord<byte[], byte[]> record,
            Map<String, @Nullable String> headers,
            String reason,
            String detail) {
        return new OutboxRecord(
                id,
                topicFor(record.topic()),
                record.key() == null ? "" : printable(record.key()),
                Objects.requireNonNullElse(headers.get("ce_type"), "unknown"),
                Objects.requireNonNullElse(headers.get("ce_shopid"), ""),
                Objects.requireNonNullElse(headers.get("ce_origin"), "unknown"),
                headers.get("traceparent"),
                json.writeValueAsString(Map.of(
                        "cvety_dead_consumer", consumer,
                        "cvety_dead_reason", reason,
                        "cvety_dead_detail", detail,
                        "cvety_dead_partition", String.valueOf(record.partition()),
                        "cvety_dead_offset", String.valueOf(record.offset()))),
                record.value() == null || record.value().length > LARGEST_ANNOUNCED ? new byte[0] : record.value());
    }

    /** PostgreSQL text takes no NUL, and a header may hold anything. */
    private static String printable(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    }
}
