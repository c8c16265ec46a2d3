package kz.cvety.sync.products.jdbc;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import kz.cvety.sync.products.Conflict;
import kz.cvety.sync.products.Conflicts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes a batch as one, and counts what was settled. */
@Component
class JdbcConflicts implements Conflicts {

    private static final String ADD = """
            insert into conflict (shop_id, id, connection, entity_type, entity_id, field, ours, our_version, ours_at, theirs,
                                  their_version, theirs_at, winner, policy, settled_at)
            values (?, ?, ?, 'product', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final JdbcTemplate jdbc;
    private final MeterRegistry meters;

    JdbcConflicts(JdbcTemplate jdbc, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.meters = meters;
    }

    @Override
    public void add(Collection<Conflict> settled) {
        if (settled.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(ADD, settled, settled.size(), (statement, row) -> {
            statement.setString(1, row.product().shop().value());
            statement.setObject(2, row.id());
            statement.setString(3, row.product().connection());
            statement.setObject(4, row.product().productId());
            statement.setString(5, row.field());
            statement.setString(6, row.ours());
            statement.setLong(7, row.ourVersion());
            statement.setTimestamp(8, at(row.oursAt()));
            statement.setString(9, row.theirs());
            statement.setObject(10, row.theirVersion());
            statement.setTimestamp(11, at(row.theirsAt()));
            statement.setString(12, row.winner().name());
            statement.setString(13, row.policy().name());
            statement.setTimestamp(14, Timestamp.from(row.settledAt()));
        });
        settled.forEach(row -> meters.counter(
                        "cvety.conflicts",
                        "connection",
                        row.product().connection(),
                        "field",
                        row.field(),
                        "winner",
                        row.winner().name())
                .increment());
    }

    private static @Nullable Timestamp at(@Nullable Instant time) {
        return time == null ? null : Timestamp.from(time);
    }
}
