package kz.cvety.sync.outbound.jdbc;

import java.util.Optional;
import java.util.UUID;
import kz.cvety.sync.outbound.LaneDecisions;
import kz.cvety.sync.outbound.LaneId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@link LaneDecisions} in SQL. An entry in flight is nobody's to decide about until its attempt ends. */
@Component
class JdbcLaneDecisions implements LaneDecisions {

    private static final String LOCK = """
            select b.our_version, k.external_id
            from %s b
                join lane l on l.shop_id = b.shop_id and l.connection = b.connection and l.entity_id = b.%s
                left join link k on k.shop_id = l.shop_id and k.connection = l.connection
                    and k.entity_type = l.entity_type and k.entity_id = l.entity_id
            where l.shop_id = :shop and l.connection = :connection and l.entity_type = :type and l.entity_id = :id
            for update of b, l
            """;
    private static final String HEAD = """
            select d.id, d.version, d.state
            from delivery d
            where d.shop_id = :shop and d.connection = :connection and d.entity_type = :type and d.entity_id = :id
                and d.state in ('QUEUED', 'IN_FLIGHT', 'PARKED')
            order by d.position limit 1
            """;

    private record Waiting(UUID id, long version, String state) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    JdbcLaneDecisions(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    @Override
    public Optional<Head> retry(LaneId lane, String by) {
        return lock(lane).flatMap(locked -> head(lane)).map(head -> {
            jdbc.sql("""
                            update delivery set state = 'QUEUED', tries = 0, reason = null, decided_by = :by
                            where shop_id = :shop and id = :id
                            """)
                    .param("by", by)
                    .param("shop", lane.shop().value())
                    .param("id", head.id())
                    .update();
            LaneState.refresh(template, lane);
            return new Head(head.version());
        });
    }

    @Override
    public Optional<Left> discard(LaneId lane, String by) {
        return lock(lane)
                .flatMap(locked -> head(lane).map(head -> {
                    jdbc.sql("""
                            update delivery
                            set state = 'DISCARDED', settled_at = clock_timestamp(), decided_by = :by
                            where shop_id = :shop and id = :id
                            """)
                            .param("by", by)
                            .param("shop", lane.shop().value())
                            .param("id", head.id())
                            .update();
                    jdbc.sql("delete from write_ledger where shop_id = :shop and delivery_id = :id")
                            .param("shop", lane.shop().value())
                            .param("id", head.id())
                            .update();
                    var empty = "IDLE".equals(LaneState.refresh(template, lane));
                    return new Left(empty, locked.version(), locked.externalId());
                }));
    }

    private Optional<Left> lock(LaneId lane) {
        return BeliefTable.of(lane)
                .flatMap(table -> with(table.in(LOCK), lane)
                        .query((row, i) -> new Left(false, row.getLong(1), row.getString(2)))
                        .optional());
    }

    private Optional<Waiting> head(LaneId lane) {
        return with(HEAD, lane)
                .query((row, i) -> new Waiting(row.getObject(1, UUID.class), row.getLong(2), row.getString(3)))
                .optional()
                .filter(head -> !head.state().equals("IN_FLIGHT"));
    }

    private JdbcClient.StatementSpec with(String sql, LaneId lane) {
        return jdbc.sql(sql)
                .param("shop", lane.shop().value())
                .param("connection", lane.connection())
                .param("type", lane.entityType())
                .param("id", lane.entityId());
    }
}
