package kz.cvety.kit.outbox;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kz.cvety.events.Contracts;
import kz.cvety.events.Event;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.http.RequestContext;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a service leaves what it wants to publish. A fact appended here is on Kafka some milliseconds after the
 * surrounding transaction commits, in commit order, at least once; it is never there if the transaction rolls back.
 * Appending outside a transaction is refused.
 */
public final class Outbox {

    private static final String INSERT = """
            insert into kit.outbox (id, topic, key, type, source, shop_id, origin, subject, traceparent, occurred_at, headers, payload)
            select id, topic, key, type, ?, shop_id, origin, key, traceparent, ?, headers::jsonb, payload
            from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[])
                with ordinality as row (id, topic, key, type, shop_id, origin, traceparent, headers, payload, ordinal)
            order by ordinal
            """;

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final InstantSource clock;
    private final String source;
    private final Map<Class<?>, String[]> topicAndType = new ConcurrentHashMap<>();

    public Outbox(JdbcTemplate jdbc, JsonMapper json, InstantSource clock, String source) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.source = source;
    }

    /** Appends one event under the trace of the current request. */
    public void append(ShopId shop, Origin origin, Event event) {
        append(List.of(new NewFact(
                UuidCreator.getTimeOrderedEpoch(),
                shop,
                origin,
                event,
                RequestContext.current().traceparent())));
    }

    /** Appends all of them in one statement, in this order. */
    public void append(List<NewFact> facts) {
        appendRecords(facts.stream().map(this::toRecord).toList());
    }

    /** Appends records that are already encoded, such as dead letters under their own topic and headers. */
    public void appendRecords(List<OutboxRecord> records) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A fact needs the transaction that makes it true");
        }
        if (records.isEmpty()) {
            return;
        }
        var n = records.size();
        var ids = new Object[n];
        var texts = new @Nullable String[7][n];
        var payloads = new byte[n][];
        for (var i = 0; i < n; i++) {
            var fact = records.get(i);
            ids[i] = fact.id();
            texts[0][i] = fact.topic();
            texts[1][i] = fact.key();
            texts[2][i] = fact.type();
            texts[3][i] = fact.shop();
            texts[4][i] = fact.origin();
            texts[5][i] = fact.traceparent();
            texts[6][i] = fact.headers();
            payloads[i] = fact.payload();
        }
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.update(INSERT, statement -> {
            var connection = statement.getConnection();
            statement.setString(1, source);
            statement.setObject(2, now);
            statement.setArray(3, connection.createArrayOf("uuid", ids));
            for (var t = 0; t < texts.length; t++) {
                statement.setArray(4 + t, connection.createArrayOf("text", texts[t]));
            }
            statement.setArray(11, connection.createArrayOf("bytea", payloads));
        });
    }

    private OutboxRecord toRecord(NewFact fact) {
        var event = fact.event();
        var names = topicAndType.computeIfAbsent(
                event.getClass(), type -> new String[] {Contracts.topicOf(type), Contracts.wireNameOf(type)});
        return new OutboxRecord(
                fact.id(),
                names[0],
                event.aggregateId().toString(),
                names[1],
                fact.shop().value(),
                fact.origin().value(),
                fact.traceparent(),
                null,
                json.writeValueAsBytes(event));
    }
}
