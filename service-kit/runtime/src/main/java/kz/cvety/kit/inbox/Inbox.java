package kz.cvety.kit.inbox;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Remembers which consumer has handled which event, in the transaction that handles it. */
final class Inbox {

    private static final String REMEMBER = """
            insert into kit.inbox (consumer, event_id, seen_at)
            select ?, id, ? from unnest(?::uuid[]) as id
            on conflict do nothing
            returning event_id
            """;
    private static final String FORGET = """
            delete from kit.inbox where ctid = any (array(
                select ctid from kit.inbox where seen_at < ? limit 10000))
            """;

    private final JdbcTemplate jdbc;
    private final InstantSource clock;

    Inbox(JdbcTemplate jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Marks these events handled and answers those that were not before. */
    Set<UUID> remember(String consumer, List<UUID> events) {
        return new HashSet<>(jdbc.query(
                REMEMBER,
                statement -> {
                    statement.setString(1, consumer);
                    statement.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
                    statement.setArray(3, statement.getConnection().createArrayOf("uuid", events.toArray()));
                },
                (row, i) -> row.getObject(1, UUID.class)));
    }

    /** Forgets what was handled longer ago than {@code retention}; answers how many rows went. */
    int forget(Duration retention) {
        return jdbc.update(FORGET, clock.instant().minus(retention).atOffset(ZoneOffset.UTC));
    }
}
