package kz.cvety.sync.outbound.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.cvety.sync.outbound.LaneId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lanes as people read them. Each query shows what its transaction may see. */
@Component
class LaneViews {

    record LaneView(
            String shop,
            String connection,
            String type,
            UUID id,
            String state,
            @Nullable String reason,
            @Nullable String waitsFor,
            Instant deadline,
            Instant dueAt,
            int pending) {}

    record AttemptView(
            int number,
            Instant startedAt,
            @Nullable String outcome,
            @Nullable String why,
            @Nullable Integer httpStatus,
            @Nullable Integer durationMs,
            @JsonRawValue String request,
            @Nullable String answer) {}

    record DeliveryView(
            UUID id,
            String kind,
            long version,
            String status,
            String state,
            @Nullable String reason,
            boolean outcomeUnknown,
            Instant queuedAt,
            @Nullable Instant settledAt,
            @Nullable String decidedBy,
            List<AttemptView> attempts) {}

    record LaneWithDeliveries(LaneView lane, List<DeliveryView> deliveries) {}

    private record Tried(UUID delivery, AttemptView attempt) {}

    private static final String LANES = """
            select l.*, (select count(*) from delivery d
                         where d.shop_id = l.shop_id and d.connection = l.connection and d.entity_type = l.entity_type
                             and d.entity_id = l.entity_id and d.state in ('QUEUED', 'IN_FLIGHT', 'PARKED')) as pending
            from lane l
            """;

    private final JdbcClient jdbc;

    LaneViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<LaneView> list(@Nullable String connection, @Nullable String state, @Nullable UUID after) {
        return jdbc.sql(LANES + """
                        where (:connection::text is null or l.connection = :connection)
                            and (l.state = :state or (:state::text is null and l.state <> 'IDLE'))
                            and (:after::uuid is null or l.entity_id > :after)
                        order by l.entity_id
                        limit 100
                        """)
                .param("connection", connection)
                .param("state", state)
                .param("after", after)
                .query((row, i) -> lane(row))
                .list();
    }

    Optional<LaneWithDeliveries> show(LaneId id) {
        return where(id, LANES, "l").query((row, i) -> lane(row)).optional().map(lane -> {
            var attempts = where(id, """
                            select a.* from delivery_attempt a join delivery d on d.shop_id = a.shop_id and d.id = a.delivery_id
                            """, "d")
                    .query((row, i) -> new Tried(row.getObject("delivery_id", UUID.class), attempt(row)))
                    .list()
                    .stream()
                    .collect(Collectors.groupingBy(
                            Tried::delivery, Collectors.mapping(Tried::attempt, Collectors.toList())));
            var deliveries = where(id, "select d.* from delivery d ", "d")
                    .query((row, i) -> delivery(row, attempts))
                    .list();
            return new LaneWithDeliveries(lane, deliveries);
        });
    }

    private JdbcClient.StatementSpec where(LaneId id, String select, String table) {
        var order = table.equals("l") ? "" : " order by d.position" + (select.contains("attempt") ? ", a.number" : "");
        return jdbc.sql(
                        "%s where %2$s.shop_id = :shop and %2$s.connection = :connection and %2$s.entity_type = :type and %2$s.entity_id = :id%3$s"
                                .formatted(select, table, order))
                .param("shop", id.shop().value())
                .param("connection", id.connection())
                .param("type", id.entityType())
                .param("id", id.entityId());
    }

    private static LaneView lane(ResultSet row) throws SQLException {
        return new LaneView(
                row.getString("shop_id"),
                row.getString("connection"),
                row.getString("entity_type"),
                row.getObject("entity_id", UUID.class),
                row.getString("state"),
                row.getString("reason"),
                row.getString("waits_for"),
                instant(row, "deadline"),
                instant(row, "due_at"),
                row.getInt("pending"));
    }

    private static DeliveryView delivery(ResultSet row, Map<UUID, List<AttemptView>> attempts) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var settled = row.getObject("settled_at", OffsetDateTime.class);
        return new DeliveryView(
                id,
                row.getString("kind"),
                row.getLong("version"),
                row.getString("status"),
                row.getString("state"),
                row.getString("reason"),
                row.getBoolean("outcome_unknown"),
                instant(row, "queued_at"),
                settled == null ? null : settled.toInstant(),
                row.getString("decided_by"),
                attempts.getOrDefault(id, List.of()));
    }

    private static AttemptView attempt(ResultSet row) throws SQLException {
        return new AttemptView(
                row.getInt("number"),
                instant(row, "started_at"),
                row.getString("outcome"),
                row.getString("why"),
                row.getObject("http_status", Integer.class),
                row.getObject("duration_ms", Integer.class),
                row.getString("request"),
                row.getString("answer"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
