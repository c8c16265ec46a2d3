package kz.cvety.sync.inbound.jdbc;

import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.cvety.sync.inbound.AcceptStore.LostRace;
import kz.cvety.sync.inbound.Belief;
import kz.cvety.sync.inbound.EntityKey;
import kz.cvety.sync.inbound.Writes;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Writes what a batch decided. */
final class BatchWriter {

    /** Most batches change all of these tables, so they are one statement. */
    private static final String WRITE = """
            with received as (
                insert into receipt
                    (shop_id, connection, id, kind, delivery_id, request_id, headers, body, outcome, answer, received_at)
                select shop_id, connection, id, kind, delivery_id, request_id, headers::json, body, outcome, answer::json,
                       received_at
                from unnest(?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::text[],
                            ?::text[], ?::timestamptz[])
                    as r (shop_id, connection, id, kind, delivery_id, request_id, headers, body, outcome, answer, received_at)),
            linked as (
                insert into link (shop_id, connection, entity_type, entity_id, external_id, linked_at)
                select shop_id, connection, entity_type, entity_id, external_id, ?
                from unnest(?::text[], ?::text[], ?::text[], ?::uuid[], ?::text[])
                    as l (shop_id, connection, entity_type, entity_id, external_id)
                order by shop_id, connection, entity_type, external_id
                on conflict do nothing
                returning 1),
            believed as (
                insert into order_belief (shop_id, connection, order_id, their_version, their_status, their_status_version,
                                          theirs, revision, last_by_us, updated_at)
                select shop_id, connection, order_id, their_version, their_status, their_status_version, theirs::json,
                       revision, last_by_us, ?
                from unnest(?::text[], ?::text[], ?::uuid[], ?::bigint[], ?::text[], ?::bigint[], ?::text[], ?::bigint[],
                            ?::boolean[])
                    as b (shop_id, connection, order_id, their_version, their_status, their_status_version, theirs, revision,
                          last_by_us)
                order by shop_id, connection, order_id
                on conflict do nothing
                returning 1),
            changed as (
                update order_belief as b
                set their_version = n.their_version, their_status = n.their_status,
                    their_status_version = n.their_status_version, theirs = n.theirs::json, revision = n.revision,
                    last_by_us = n.last_by_us, updated_at = ?
                from unnest(?::text[], ?::text[], ?::uuid[], ?::bigint[], ?::text[], ?::bigint[], ?::text[], ?::bigint[],
                            ?::boolean[])
                    as n (shop_id, connection, order_id, their_version, their_status, their_status_version, theirs, revision,
                          last_by_us)
                where b.shop_id = n.shop_id and b.connection = n.connection and b.order_id = n.order_id)
            select (select count(*) from linked) + (select count(*) from believed)
            """;

    private static final String ECHOES = """
            update write_ledger as w set consumed_at = ?
            from unnest(?::text[], ?::text[], ?::uuid[], ?::text[], ?::uuid[], ?::text[])
                as e (shop_id, connection, entity_id, field, delivery_id, value_hash)
            where w.shop_id = e.shop_id and w.connection = e.connection and w.entity_id = e.entity_id
              and w.field = e.field and w.delivery_id = e.delivery_id
              and (e.value_hash is null or w.value_hash = decode(e.value_hash, 'hex'))
            """;

    private static final String PARKED = """
            insert into parked (shop_id, id, connection, receipt_id, external_id, reason, detail, parked_at)
            select * from unnest(?::text[], ?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
            """;

    private static final String REPLAYED = """
            update parked as p
            set state = case when r.reason is null then 'REPLAYED' else 'OPEN' end,
                reason = coalesce(r.reason, p.reason), detail = coalesce(r.detail, p.detail),
                decided_at = ?, decided_by = r.decided_by
            from unnest(?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[]) as r (shop_id, id, decided_by, reason, detail)
            where p.shop_id = r.shop_id and p.id = r.id and p.state = 'OPEN'
            """;

    private static final String NOW_KNOWN = """
            update parked as p set state = 'REPLAYED', decided_at = ?, decided_by = 'reread'
            from unnest(?::text[], ?::text[], ?::text[], ?::text[]) as k (shop_id, connection, entity_type, external_id)
            where p.shop_id = k.shop_id and p.connection = k.connection and p.external_id = k.external_id
              and p.state = 'OPEN' and p.reason = 'unknown-' || k.entity_type
            """;

    private static final String REREADS = """
            insert into reread (shop_id, connection, entity_type, external_id, requested_at, due_at)
            select shop_id, connection, entity_type, external_id, t.now, t.now
            from (select ?::timestamptz as now) t,
                 unnest(?::text[], ?::text[], ?::text[], ?::text[]) as k (shop_id, connection, entity_type, external_id)
            order by shop_id, connection, entity_type, external_id
            on conflict (shop_id, connection, entity_type, external_id)
            do update set requested_at = excluded.requested_at, due_at = least(reread.due_at, excluded.due_at)
            """;

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final InstantSource clock;

    BatchWriter(JdbcTemplate jdbc, JsonMapper json, InstantSource clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Receipts, links and beliefs; {@link LostRace} when somebody else has just made one of the new. */
    void write(List<Writes.Receipt> receipts, Map<EntityKey, UUID> links, Collection<Belief> beliefs) {
        var fresh = beliefs.stream().filter(belief -> !belief.stored()).toList();
        var known = beliefs.stream().filter(Belief::stored).toList();
        var made = jdbc.query(
                WRITE,
                statement -> {
                    var at = receipts(new Columns<>(statement, 1, receipts)).next();
                    statement.setObject(at, now());
                    at = new Columns<>(statement, at + 1, links.entrySet())
                            .text(link -> link.getKey().shop().value())
                            .text(link -> link.getKey().connection())
                            .text(link -> link.getKey().type())
                            .uuid(Map.Entry::getValue)
                            .text(link -> link.getKey().externalId())
                            .next();
                    statement.setObject(at, now());
                    at = beliefs(new Columns<>(statement, at + 1, fresh)).next();
                    statement.setObject(at, now());
                    beliefs(new Columns<>(statement, at + 1, known));
                },
                (row, i) -> row.getInt(1));
        if (!made.equals(List.of(fresh.size() + links.size()))) {
            throw new LostRace("link or order_belief");
        }
    }

    private Columns<Writes.Receipt> receipts(Columns<Writes.Receipt> columns) throws SQLException {
        return columns.text(row -> row.arrival().connection().shop().value())
                .text(row -> row.arrival().connection().id())
                .uuid(row -> row.arrival().receiptId())
                .text(row -> row.arrival().kind().name())
                .text(row -> row.arrival().deliveryId())
                .text(row -> row.arrival().requestId())
                .text(row -> row.arrival().headers())
                .bytes(row -> row.arrival().body().bytes())
                .text(row -> row.answer().outcome().name())
                .text(row -> json.writeValueAsString(row.answer()))
                .time(row -> row.arrival().receivedAt());
    }

    private Columns<Belief> beliefs(Columns<Belief> columns) throws SQLException {
        return columns.text(row -> row.key().shop().value())
                .text(row -> row.key().connection())
                .uuid(row -> row.key().orderId())
                .number(Belief::theirVersion)
                .text(row ->
                        row.theirStatus() == null ? null : row.theirStatus().name())
                .number(Belief::theirStatusVersion)
                .text(row -> row.theirs() == null ? null : json.writeValueAsString(row.theirs()))
                .number(Belief::revision)
                .flag(Belief::lastByUs);
    }

    void echoes(List<Writes.Echo> echoes) {
        update(
                ECHOES,
                echoes,
                columns -> columns.text(row -> row.entity().shop().value())
                        .text(row -> row.entity().connection())
                        .uuid(row -> row.entity().orderId())
                        .text(Writes.Echo::field)
                        .uuid(Writes.Echo::deliveryId)
                        .text(Writes.Echo::valueHash));
    }

    void parked(List<Writes.Parked> parked) {
        if (parked.isEmpty()) {
            return;
        }
        jdbc.update(
                PARKED,
                statement -> new Columns<>(statement, 1, parked)
                        .text(row -> row.shop().value())
                        .uuid(Writes.Parked::id)
                        .text(Writes.Parked::connection)
                        .uuid(Writes.Parked::receiptId)
                        .text(Writes.Parked::externalId)
                        .text(Writes.Parked::reason)
                        .text(Writes.Parked::detail)
                        .time(Writes.Parked::at));
    }

    void replayed(List<Writes.Replayed> replayed) {
        update(
                REPLAYED,
                replayed,
                columns -> columns.text(row -> row.shop().value())
                        .uuid(Writes.Replayed::parkedId)
                        .text(Writes.Replayed::by)
                        .text(Writes.Replayed::stillReason)
                        .text(Writes.Replayed::detail));
    }

    void nowKnown(Set<EntityKey> entities) {
        update(NOW_KNOWN, entities, BatchWriter::keys);
    }

    void rereads(Set<EntityKey> entities) {
        update(REREADS, entities, BatchWriter::keys);
    }

    private static void keys(Columns<EntityKey> columns) throws SQLException {
        columns.text(key -> key.shop().value())
                .text(EntityKey::connection)
                .text(EntityKey::type)
                .text(EntityKey::externalId);
    }

    /** Runs a statement whose first parameter is the time and whose others are the columns of these rows. */
    private <R> void update(String sql, Collection<R> rows, ColumnsOf<R> columns) {
        if (!rows.isEmpty()) {
            jdbc.update(sql, statement -> {
                statement.setObject(1, now());
                columns.set(new Columns<>(statement, 2, rows));
            });
        }
    }

    private interface ColumnsOf<R> {
        void set(Columns<R> columns) throws SQLException;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
