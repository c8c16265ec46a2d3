package kz.cvety.kit.deadletter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.cvety.kit.Rejection;
import kz.cvety.kit.security.Caller;
import kz.cvety.kit.security.Needs;
import kz.cvety.kit.security.Permission;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Where an operator sees what could not be handled, and decides. */
@RestController
@RequestMapping("/v1/dead-letters")
@Needs(Permission.PLATFORM_OPERATE)
class DeadLetterController {

    record DeadLetterView(
            UUID id,
            String consumer,
            String topic,
            int partition,
            long offset,
            @Nullable String shop,
            String reason,
            String detail,
            String state,
            Instant receivedAt) {}

    private record Buried(String consumer, ConsumerRecord<byte[], byte[]> record) {}

    static final class NoSuchDeadLetter extends Rejection {
        NoSuchDeadLetter(UUID id) {
            super(Kind.NOT_FOUND, "no-such-dead-letter", "There is no open dead letter " + id);
        }
    }

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Redrive redrive;
    private final JsonMapper json;
    private final InstantSource clock;

    DeadLetterController(
            JdbcClient jdbc, TransactionTemplate transactions, Redrive redrive, JsonMapper json, InstantSource clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.redrive = redrive;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping
    List<DeadLetterView> list(
            @RequestParam(defaultValue = "OPEN") String state, @RequestParam(required = false) @Nullable UUID after) {
        return jdbc.sql("""
                        select id, consumer, topic, partition, record_offset as "offset", shop_id as shop, reason, detail, state,
                               received_at
                        from kit.dead_letter
                        where state = :state and (:after::uuid is null or id > :after::uuid)
                        order by id
                        limit 100
                        """)
                .param("state", state)
                .param("after", after)
                .query(DataClassRowMapper.newInstance(DeadLetterView.class))
                .list();
    }

    @PostMapping("/{id}/redrive")
    Map<String, String> redrive(Caller caller, @PathVariable UUID id) {
        var buried = transactions.execute(status -> open(id));
        redrive.redrive(buried.consumer(), buried.record(), () -> decide(id, "REDRIVEN", caller));
        return Map.of("id", id.toString(), "state", "REDRIVEN");
    }

    @DeleteMapping("/{id}")
    Map<String, String> discard(Caller caller, @PathVariable UUID id) {
        transactions.executeWithoutResult(status -> decide(id, "DISCARDED", caller));
        return Map.of("id", id.toString(), "state", "DISCARDED");
    }

    private Buried open(UUID id) {
        return jdbc.sql("select * from kit.dead_letter where id = :id and state = 'OPEN'")
                .param("id", id)
                .query((row, i) -> {
                    var headers = new RecordHeaders();
                    json.readValue(row.getString("headers"), new TypeReference<Map<String, @Nullable String>>() {})
                            .forEach((name, value) ->
                                    headers.add(name, value == null ? null : value.getBytes(StandardCharsets.UTF_8)));
                    return new Buried(
                            row.getString("consumer"),
                            new ConsumerRecord<>(
                                    row.getString("topic"),
                                    row.getInt("partition"),
                                    row.getLong("record_offset"),
                                    row.getObject("received_at", OffsetDateTime.class)
                                            .toInstant()
                                            .toEpochMilli(),
                                    TimestampType.CREATE_TIME,
                                    ConsumerRecord.NULL_SIZE,
                                    ConsumerRecord.NULL_SIZE,
                                    row.getBytes("record_key"),
                                    row.getBytes("payload"),
                                    headers,
                                    java.util.Optional.empty()));
                })
                .optional()
                .orElseThrow(() -> new NoSuchDeadLetter(id));
    }

    private void decide(UUID id, String state, Caller caller) {
        var decided = jdbc.sql("""
                        update kit.dead_letter set state = :state, decided_at = :now, decided_by = :by
                        where id = :id and state = 'OPEN'
                        """)
                .param("state", state)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", caller.userId())
                .param("id", id)
                .update();
        if (decided == 0) {
            throw new NoSuchDeadLetter(id);
        }
    }
}
