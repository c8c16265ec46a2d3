package kz.cvety.sync.outbound.jdbc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.sync.Connection;
import kz.cvety.sync.Written;
import kz.cvety.sync.outbound.ConnectionKey;
import kz.cvety.sync.outbound.LaneId;
import kz.cvety.sync.outbound.Lanes;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** {@link Lanes} with {@code for update skip locked}. A claim and its entries are read by two statements on purpose: the
 * second one sees what the lane's last owner committed while the first waited for nothing. */
@Component
class JdbcLanes implements Lanes {

    private static final String CLAIM = """
            with ready as (
                select shop_id, connection, entity_type, entity_id
                from lane
                where shop_id = ? and connection = ? and state = 'READY' and due_at <= clock_timestamp()
                    and (claimed_until is null or claimed_until < clock_timestamp())
                order by deadline
                limit ?
                for update skip locked)
            update lane l
            set claim = gen_random_uuid(), claimed_until = clock_timestamp() + ? * interval '1 millisecond'
            from ready r
            where l.shop_id = r.shop_id and l.connection = r.connection and l.entity_type = r.entity_type
                and l.entity_id = r.entity_id
            returning l.shop_id, l.connection, l.entity_type, l.entity_id, l.claim
            """;
    private static final String HEADS =
            "select w.shop_id, w.connection, w.entity_type, w.entity_id, k.external_id, " + DeliveryRows.COLUMNS + """

            from unnest(?::text[], ?::text[], ?::text[], ?::uuid[]) as w (shop_id, connection, entity_type, entity_id)
                cross join lateral (
                    select * from delivery d
                    where d.shop_id = w.shop_id and d.connection = w.connection and d.entity_type = w.entity_type
                        and d.entity_id = w.entity_id and d.state in ('QUEUED', 'IN_FLIGHT', 'PARKED')
                    order by d.position limit 1) d
                left join link k on k.shop_id = w.shop_id and k.connection = w.connection
                    and k.entity_type = w.entity_type and k.entity_id = w.entity_id
            """;
    private static final String BEGIN = """
            with row as (
                select * from unnest(?::text[], ?::uuid[], ?::int[], ?::text[]) as row (shop_id, id, number, request)),
            flying as (
                update delivery d
                set state = 'IN_FLIGHT', attempts = row.number, outcome_unknown = true
                from row where d.shop_id = row.shop_id and d.id = row.id),
            written as (
                insert into write_ledger (shop_id, connection, entity_id, field, value_hash, delivery_id, written_at)
                select shop_id, connection, entity_id, field, decode(hash, 'hex'), id, clock_timestamp()
                from unnest(?::text[], ?::text[], ?::uuid[], ?::uuid[], ?::text[], ?::text[])
                    as w (shop_id, connection, entity_id, id, field, hash)
                on conflict (shop_id, connection, entity_id, field, delivery_id, value_hash) do update
                    set written_at = excluded.written_at, consumed_at = null)
            insert into delivery_attempt (shop_id, delivery_id, number, request, started_at)
            select shop_id, id, number, request::jsonb, clock_timestamp() from row
            """;
    private static final String HASTEN = """
            update lane set due_at = clock_timestamp(), waits_for = null
            where shop_id = ? and connection = ? and state = 'READY' and waits_for = 'CONNECTION'
                and due_at > clock_timestamp() and claim is null
            """;
    private static final String READY = """
            select c.shop_id, c.id, ready.lanes
            from connection c
                cross join lateral (
                    select count(*) as lanes from (
                        select from lane l
                        where l.shop_id = c.shop_id and l.connection = c.id and l.state = 'READY'
                            and l.due_at <= clock_timestamp()
                            and (l.claimed_until is null or l.claimed_until < clock_timestamp())
                        limit ?) as found) as ready
            where not c.paused and ready.lanes > 0
            """;

    private final JdbcTemplate jdbc;
    private final DeliveryRows rows;
    private final Settling settling;

    JdbcLanes(JdbcTemplate jdbc, @Qualifier("events") JsonMapper json, Settling settling) {
        this.jdbc = jdbc;
        this.rows = new DeliveryRows(json);
        this.settling = settling;
    }

    @Override
    public List<Claimed> claim(Connection connection, int most, Duration lease) {
        var claims = new LinkedHashMap<LaneId, UUID>();
        jdbc.query(
                CLAIM,
                row -> {
                    claims.put(DeliveryRows.lane(row), row.getObject("claim", UUID.class));
                },
                connection.shop().value(),
                connection.id(),
                most,
                lease.toMillis());
        if (claims.isEmpty()) {
            return List.of();
        }
        var claimed = new ArrayList<Claimed>(claims.size());
        var wanted = new Columns()
                .add("text", claims.keySet(), lane -> lane.shop().value())
                .add("text", claims.keySet(), LaneId::connection)
                .add("text", claims.keySet(), LaneId::entityType)
                .add("uuid", claims.keySet(), LaneId::entityId);
        var left = new HashMap<>(claims);
        jdbc.query(HEADS, statement -> wanted.bind(statement, 1), row -> {
            var lane = DeliveryRows.lane(row);
            var claim = left.remove(lane);
            if (claim != null) {
                claimed.add(new Claimed(lane, claim, rows.delivery(row), row.getString("external_id")));
            }
        });
        left.keySet().forEach(lane -> LaneState.release(jdbc, lane, Duration.ZERO, null));
        return claimed;
    }

    @Override
    public void begin(List<Beginning> beginnings) {
        record Write(Claimed claimed, String field, String value) {}
        var writes = beginnings.stream()
                .flatMap(begin -> begin.written().entrySet().stream()
                        .map(write -> new Write(begin.claimed(), write.getKey(), write.getValue())))
                .toList();
        var columns = new Columns()
                .add("text", beginnings, begin -> begin.claimed().lane().shop().value())
                .add("uuid", beginnings, begin -> begin.claimed().delivery().id())
                .add("int", beginnings, begin -> begin.claimed().delivery().attempts() + 1)
                .add("text", beginnings, Beginning::request)
                .add("text", writes, write -> write.claimed().lane().shop().value())
                .add("text", writes, write -> write.claimed().lane().connection())
                .add("uuid", writes, write -> write.claimed().lane().entityId())
                .add("uuid", writes, write -> write.claimed().delivery().id())
                .add("text", writes, Write::field)
                .add("text", writes, write -> HexFormat.of().formatHex(Written.hash(write.value())));
        jdbc.update(BEGIN, statement -> columns.bind(statement, 1));
    }

    @Override
    public Optional<Next> settle(Ending ending) {
        return settling.settle(ending);
    }

    @Override
    public int hasten(Connection connection) {
        return jdbc.update(HASTEN, connection.shop().value(), connection.id());
    }

    @Override
    public Map<ConnectionKey, Integer> ready(int most) {
        var ready = new HashMap<ConnectionKey, Integer>();
        jdbc.query(
                READY,
                row -> {
                    ready.put(new ConnectionKey(row.getString(1), row.getString(2)), row.getInt(3));
                },
                most);
        return ready;
    }
}
