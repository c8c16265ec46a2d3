package kz.cvety.sync.outbound.jdbc;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.cvety.events.orders.OrderSnapshot;
import kz.cvety.kit.ShopId;
import kz.cvety.sync.Connection;
import kz.cvety.sync.outbound.Delivery;
import kz.cvety.sync.outbound.LaneId;
import kz.cvety.sync.outbound.LanePlan;
import kz.cvety.sync.outbound.LaneQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** {@link LaneQueue} in set-based SQL. Locks are taken in one order everywhere: beliefs, then lanes, then deliveries. */
@Component
class JdbcLaneQueue implements LaneQueue {

    private static final String BELIEVE = """
            insert into order_belief as b (shop_id, connection, order_id, our_version, our_status, ours, updated_at)
            select ?, c.id, o.order_id, o.version, o.status, o.ours::jsonb, clock_timestamp()
            from unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[]) as o (order_id, version, status, ours)
                cross join unnest(?::text[]) as c (id)
            order by c.id, o.order_id
            on conflict (shop_id, connection, order_id) do update
                set our_version = excluded.our_version, our_status = excluded.our_status, ours = excluded.ours,
                    updated_at = excluded.updated_at
                where b.our_version < excluded.our_version
            returning b.connection, b.order_id, coalesce(old.our_version, 0) as before
            """;
    private static final String LINKS = """
            select k.shop_id, k.connection, k.entity_type, k.entity_id, k.external_id
            from link k join unnest(?::text[], ?::text[], ?::uuid[]) as w (connection, entity_type, entity_id)
                using (connection, entity_type, entity_id)
            where k.shop_id = ?
            """;
    private static final String LOCK = """
            select l.entity_id
            from lane l join unnest(?::text[], ?::text[], ?::uuid[]) as w (connection, entity_type, entity_id)
                using (connection, entity_type, entity_id)
            where l.shop_id = ?
            order by l.connection, l.entity_type, l.entity_id
            for update of l
            """;
    private static final String PENDING =
            "select d.shop_id, d.connection, d.entity_type, d.entity_id, " + DeliveryRows.COLUMNS + """

            from delivery d join unnest(?::text[], ?::text[], ?::uuid[]) as w (connection, entity_type, entity_id)
                using (connection, entity_type, entity_id)
            where d.shop_id = ? and d.state in ('QUEUED', 'IN_FLIGHT', 'PARKED')
            order by d.position
            """;
    private static final String SUPERSEDE = """
            update delivery set state = 'SUPERSEDED', settled_at = clock_timestamp()
            where shop_id = ? and id = any (?) and state in ('QUEUED', 'PARKED')
            """;
    private static final String FORGET_WRITES = "delete from write_ledger where shop_id = ? and delivery_id = any (?)";
    private static final String REWRITE = """
            update delivery d
            set version = r.version, status = r.status, snapshot = r.snapshot::jsonb, traceparent = r.traceparent
            from unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::text[])
                as r (id, version, status, snapshot, traceparent)
            where d.shop_id = ? and d.id = r.id
                and (d.state = 'QUEUED' and d.attempts = 0 or d.kind = 'PRODUCT' and d.state in ('QUEUED', 'PARKED'))
            """;
    private static final String OPEN = """
            insert into lane as l (shop_id, connection, entity_type, entity_id, state, deadline, due_at, updated_at)
            select ?, connection, entity_type, entity_id, 'READY', deadline, clock_timestamp(), clock_timestamp()
            from unnest(?::text[], ?::text[], ?::uuid[], ?::timestamptz[])
                as r (connection, entity_type, entity_id, deadline)
            order by connection, entity_type, entity_id
            on conflict (shop_id, connection, entity_type, entity_id) do update
                set deadline = excluded.deadline, updated_at = excluded.updated_at,
                    due_at = case l.state when 'IDLE' then excluded.due_at else l.due_at end,
                    state = case l.state when 'IDLE' then 'READY' else l.state end
            """;
    private static final String APPEND = """
            insert into delivery
                (shop_id, id, connection, entity_type, entity_id, kind, version, status, snapshot, state, traceparent, queued_at)
            select ?, uuidv7(), connection, entity_type, entity_id, kind, version, status, snapshot::jsonb, 'QUEUED', traceparent,
                   clock_timestamp()
            from unnest(?::text[], ?::text[], ?::uuid[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[])
                with ordinality
                as r (connection, entity_type, entity_id, kind, version, status, snapshot, traceparent, ordinal)
            order by ordinal
            """;
    private static final String REPAIR = """
            with differing as (
                select b.shop_id, b.connection, b.order_id, b.our_version, b.our_status
                from order_belief b join link k on k.shop_id = b.shop_id and k.connection = b.connection
                    and k.entity_type = 'order' and k.entity_id = b.order_id
                where b.shop_id = ? and b.connection = ? and b.order_id = any (?) and b.last_by_us
                    and b.our_status <> b.their_status
                    and not exists (
                        select from delivery d
                        where d.shop_id = b.shop_id and d.connection = b.connection and d.entity_type = 'order'
                            and d.entity_id = b.order_id and d.state in ('QUEUED', 'IN_FLIGHT', 'PARKED'))),
            opened as (
                insert into lane as l (shop_id, connection, entity_type, entity_id, state, deadline, due_at, updated_at)
                select shop_id, connection, 'order', order_id, 'READY', clock_timestamp(), clock_timestamp(), clock_timestamp()
                from differing order by order_id
                on conflict (shop_id, connection, entity_type, entity_id) do update
                    set state = 'READY', due_at = excluded.due_at, updated_at = excluded.updated_at)
            insert into delivery (shop_id, id, connection, entity_type, entity_id, kind, version, status, state, queued_at)
            select shop_id, uuidv7(), connection, 'order', order_id, 'STATUS', our_version, our_status, 'QUEUED', clock_timestamp()
            from differing
            returning entity_id
            """;

    private record Row(LaneId lane, LanePlan.Entry entry) {}

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final DeliveryRows rows;

    JdbcLaneQueue(JdbcTemplate jdbc, @Qualifier("events") JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
        this.rows = new DeliveryRows(json);
    }

    @Override
    public List<Advanced> believe(ShopId shop, List<Connection> connections, Collection<OrderSnapshot> newest) {
        var columns = new Columns()
                .add("uuid", newest, OrderSnapshot::orderId)
                .add("bigint", newest, OrderSnapshot::version)
                .add("text", newest, OrderSnapshot::status)
                .add("text", newest, json::writeValueAsString)
                .add("text", connections, Connection::id);
        return jdbc.query(
                BELIEVE,
                statement -> {
                    statement.setString(1, shop.value());
                    columns.bind(statement, 2);
                },
                (row, i) -> new Advanced(
                        row.getString("connection"), row.getObject("order_id", UUID.class), row.getLong("before")));
    }

    @Override
    public Map<LaneId, List<Delivery>> pending(ShopId shop, Collection<LaneId> lanes) {
        var wanted = lanes(lanes);
        var existing = new ArrayList<UUID>();
        each(LOCK, wanted, shop, row -> existing.add(row.getObject(1, UUID.class)));
        var pending = new HashMap<LaneId, List<Delivery>>();
        if (!existing.isEmpty()) {
            each(
                    PENDING,
                    wanted,
                    shop,
                    row -> pending.computeIfAbsent(DeliveryRows.lane(row), lane -> new ArrayList<>())
                            .add(rows.delivery(row)));
        }
        return pending;
    }

    @Override
    public Map<LaneId, String> externalIds(ShopId shop, Collection<LaneId> lanes) {
        var links = new HashMap<LaneId, String>();
        if (!lanes.isEmpty()) {
            each(LINKS, lanes(lanes), shop, row -> links.put(DeliveryRows.lane(row), row.getString("external_id")));
        }
        return links;
    }

    @Override
    public void apply(ShopId shop, List<Change> changes) {
        var superseded = changes.stream()
                .flatMap(change -> change.plan().superseded().stream())
                .toList();
        if (!superseded.isEmpty()) {
            withIds(SUPERSEDE, shop, superseded);
            withIds(FORGET_WRITES, shop, superseded);
        }
        var rewritten = changes.stream()
                .flatMap(change -> change.plan().rewritten().entrySet().stream())
                .toList();
        if (!rewritten.isEmpty()) {
            var columns = new Columns()
                    .add("uuid", rewritten, Map.Entry::getKey)
                    .add("bigint", rewritten, entry -> entry.getValue().version())
                    .add("text", rewritten, entry -> entry.getValue().status())
                    .add("text", rewritten, entry -> text(entry.getValue().snapshot()))
                    .add("text", rewritten, entry -> entry.getValue().traceparent());
            jdbc.update(REWRITE, statement -> statement.setString(columns.bind(statement, 1), shop.value()));
        }
        append(shop, changes);
        if (!superseded.isEmpty()) {
            changes.stream()
                    .filter(change -> !change.plan().superseded().isEmpty())
                    .forEach(change -> LaneState.refresh(jdbc, change.lane()));
        }
    }

    private void append(ShopId shop, List<Change> changes) {
        var opened = changes.stream()
                .filter(change -> !change.plan().appended().isEmpty())
                .toList();
        if (opened.isEmpty()) {
            return;
        }
        var lanes = lanes(opened.stream().map(Change::lane).toList())
                .add("timestamptz", opened, change -> change.deadline().atOffset(ZoneOffset.UTC));
        jdbc.update(OPEN, statement -> {
            statement.setString(1, shop.value());
            lanes.bind(statement, 2);
        });
        var entries = opened.stream()
                .flatMap(change -> change.plan().appended().stream().map(entry -> new Row(change.lane(), entry)))
                .toList();
        var columns = lanes(entries.stream().map(Row::lane).toList())
                .add("text", entries, row -> row.entry().kind().name())
                .add("bigint", entries, row -> row.entry().version())
                .add("text", entries, row -> row.entry().status())
                .add("text", entries, row -> text(row.entry().snapshot()))
                .add("text", entries, row -> row.entry().traceparent());
        jdbc.update(APPEND, statement -> {
            statement.setString(1, shop.value());
            columns.bind(statement, 2);
        });
    }

    @Override
    public List<UUID> repair(ShopId shop, String connection, Collection<UUID> orders) {
        return jdbc.query(
                REPAIR,
                statement -> {
                    statement.setString(1, shop.value());
                    statement.setString(2, connection);
                    statement.setArray(3, statement.getConnection().createArrayOf("uuid", orders.toArray()));
                },
                (row, i) -> row.getObject(1, UUID.class));
    }

    private void withIds(String sql, ShopId shop, List<UUID> ids) {
        jdbc.update(sql, statement -> {
            statement.setString(1, shop.value());
            statement.setArray(2, statement.getConnection().createArrayOf("uuid", ids.toArray()));
        });
    }

    private void each(String sql, Columns columns, ShopId shop, RowCallbackHandler handler) {
        jdbc.query(sql, statement -> statement.setString(columns.bind(statement, 1), shop.value()), handler);
    }

    private static Columns lanes(Collection<LaneId> lanes) {
        return new Columns()
                .add("text", lanes, LaneId::connection)
                .add("text", lanes, LaneId::entityType)
                .add("uuid", lanes, LaneId::entityId);
    }

    private @Nullable String text(@Nullable OrderSnapshot snapshot) {
        return snapshot == null ? null : json.writeValueAsString(snapshot);
    }
}
