package kz.cvety.orders.jpa;

import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import kz.cvety.kit.ShopId;
import kz.cvety.orders.Motion;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes where many orders stand with one statement: a batch of facts mostly does nothing else. */
@Component
class Motions {

    private static final String WRITE = """
            update orders as o
            set lock_version = m.lock_version + 1, version = m.version, status = m.status, outbound_version = m.outbound_version,
                synced_version = m.synced_version, parked_version = m.parked_version, parked_reason = m.parked_reason,
                heard = m.heard, updated_at = m.updated_at
            from unnest(?::uuid[], ?::int[], ?::bigint[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[],
                        ?::timestamptz[])
                as m (id, lock_version, version, status, outbound_version, synced_version, parked_version, parked_reason, heard,
                      updated_at)
            where o.shop_id = ? and o.id = m.id and o.lock_version = m.lock_version
            """;

    /** A column of the statement: its type, and where it is in a motion. */
    private record Column(String type, Function<Motion, @Nullable Object> value) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("uuid", Motion::id),
            new Column("int4", Motion::lockVersion),
            new Column("bigint", Motion::version),
            new Column("text", Motion::status),
            new Column("bigint", motion -> motion.following().outboundVersion()),
            new Column("bigint", motion -> motion.following().syncedVersion()),
            new Column("bigint", motion -> motion.following().parkedVersion()),
            new Column("text", motion -> motion.following().parkedReason()),
            new Column("text", Motion::heard),
            new Column("timestamptz", motion -> motion.updatedAt().atOffset(ZoneOffset.UTC)));

    private final JdbcTemplate jdbc;

    Motions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void write(ShopId shop, List<Motion> motions) {
        if (motions.isEmpty()) {
            return;
        }
        var written = jdbc.update(WRITE, statement -> {
            var parameter = 1;
            for (var column : COLUMNS) {
                var values = motions.stream().map(column.value()).toArray();
                statement.setArray(parameter++, statement.getConnection().createArrayOf(column.type(), values));
            }
            statement.setString(parameter, shop.value());
        });
        if (written != motions.size()) {
            throw new OptimisticLockingFailureException("an order was changed past its lock");
        }
    }
}
