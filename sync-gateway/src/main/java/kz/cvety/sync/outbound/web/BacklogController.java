package kz.cvety.sync.outbound.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import kz.cvety.kit.security.Caller;
import kz.cvety.kit.security.Needs;
import kz.cvety.kit.security.Permission;
import kz.cvety.sync.Connections;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How far behind the other systems are, in numbers a director understands. */
@RestController
@RequestMapping("/v1/backlog")
@Needs(Permission.DELIVERIES_READ)
class BacklogController {

    /**
     * Lanes of a connection that are stuck for one reason, or wait.
     *
     * @param reason why they are parked, or what they wait for; absent for those that are simply next
     */
    record Waiting(
            String shop,
            String connection,
            String state,
            @Nullable String reason,
            long lanes,
            @Nullable Instant oldest) {}

    /** Orders to be handed over today that the other side does not know everything about. */
    record DueToday(
            String shop,
            String connection,
            long orders,
            @Nullable Instant earliest) {}

    record Backlog(List<Waiting> waiting, List<DueToday> dueToday) {}

    private static final String WAITING = """
            select l.shop_id, l.connection, l.state, coalesce(l.reason, l.waits_for) as reason, count(*) as lanes,
                   min(d.queued_at) as oldest
            from lane l left join lateral (
                select d.queued_at from delivery d
                where d.shop_id = l.shop_id and d.connection = l.connection and d.entity_type = l.entity_type
                    and d.entity_id = l.entity_id and d.state in ('QUEUED', 'IN_FLIGHT', 'PARKED')
                order by d.position limit 1) d on true
            where l.state <> 'IDLE'
            group by 1, 2, 3, 4
            order by 1, 2, 3, 4
            """;
    private static final String DUE = """
            select l.shop_id, l.connection, count(*) as orders, min(l.deadline) as earliest
            from lane l
            where l.shop_id = :shop and l.connection = :connection and l.state <> 'IDLE' and l.deadline < :tomorrow
            group by 1, 2
            """;

    private final JdbcClient jdbc;
    private final Connections connections;
    private final Reach reach;
    private final InstantSource clock;

    BacklogController(JdbcClient jdbc, Connections connections, Reach reach, InstantSource clock) {
        this.jdbc = jdbc;
        this.connections = connections;
        this.reach = reach;
        this.clock = clock;
    }

    @GetMapping
    Backlog show(Caller caller) {
        var mine = caller.isOperator() ? connections.all() : connections.ofShop(caller.shop());
        return reach.read(
                caller,
                () -> new Backlog(
                        jdbc.sql(WAITING).query((row, i) -> waiting(row)).list(),
                        mine.stream()
                                .flatMap(connection -> jdbc
                                        .sql(DUE)
                                        .param("shop", connection.shop().value())
                                        .param("connection", connection.id())
                                        .param("tomorrow", tomorrow(connection.zone()))
                                        .query((row, i) -> new DueToday(
                                                row.getString(1),
                                                row.getString(2),
                                                row.getLong(3),
                                                instant(row, "earliest")))
                                        .list()
                                        .stream())
                                .toList()));
    }

    private OffsetDateTime tomorrow(ZoneId zone) {
        return clock.instant()
                .atZone(zone)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(zone)
                .toInstant()
                .atOffset(ZoneOffset.UTC);
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(
                row.getString("shop_id"),
                row.getString("connection"),
                row.getString("state"),
                row.getString("reason"),
                row.getLong("lanes"),
                instant(row, "oldest"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
