package kz.cvety.sync.outbound.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import kz.cvety.sync.outbound.LaneId;
import kz.cvety.sync.outbound.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementSetter;

/** A lane's state follows from the first delivery it still has to tell. */
final class LaneState {

    private static final String HEAD = """
            from (values (1)) as one left join lateral (
                select case d.state when 'PARKED' then 'PARKED' else 'READY' end as state, d.reason
                from delivery d
                where d.shop_id = ? and d.connection = ? and d.entity_type = ? and d.entity_id = ?
                    and d.state in ('QUEUED', 'IN_FLIGHT', 'PARKED')
                order by d.position limit 1) as head on true
            where l.shop_id = ? and l.connection = ? and l.entity_type = ? and l.entity_id = ?
            returning l.state
            """;
    private static final String REFRESH = """
            update lane l
            set state = coalesce(head.state, 'IDLE'), reason = case head.state when 'PARKED' then head.reason end,
                due_at = clock_timestamp(), waits_for = null, updated_at = clock_timestamp()
            """ + HEAD;
    private static final String RELEASE = """
            update lane l
            set state = coalesce(head.state, 'IDLE'), reason = case head.state when 'PARKED' then head.reason end,
                claim = null, claimed_until = null, waits_for = ?,
                due_at = clock_timestamp() + ? * interval '1 millisecond', updated_at = clock_timestamp()
            """ + HEAD;

    private LaneState() {}

    /** After deliveries of the lane were changed by someone who does not work on it. */
    static String refresh(JdbcTemplate jdbc, LaneId lane) {
        return state(jdbc, REFRESH, statement -> key(statement, 1, lane));
    }

    /** Ends the claim; the lane is due after {@code pause}. */
    static String release(JdbcTemplate jdbc, LaneId lane, Duration pause, Outcome.@Nullable WaitsFor waitsFor) {
        return state(jdbc, RELEASE, statement -> {
            statement.setString(1, waitsFor == null ? null : waitsFor.name());
            statement.setLong(2, pause.toMillis());
            key(statement, 3, lane);
        });
    }

    private static String state(JdbcTemplate jdbc, String sql, PreparedStatementSetter setter) {
        return jdbc.query(sql, setter, (row, i) -> row.getString(1)).getFirst();
    }

    /** The lane's key, once for its deliveries and once for itself. */
    private static void key(PreparedStatement statement, int from, LaneId lane) throws SQLException {
        for (var i = from; i < from + 8; i += 4) {
            statement.setString(i, lane.shop().value());
            statement.setString(i + 1, lane.connection());
            statement.setString(i + 2, lane.entityType());
            statement.setObject(i + 3, lane.entityId());
        }
    }
}
