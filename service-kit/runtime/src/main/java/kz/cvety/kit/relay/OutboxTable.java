package kz.cvety.kit.relay;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows behind the slot: how far they are confirmed, which may go, which are to be sent again. */
final class OutboxTable {

    /**
     * The last row the broker acknowledged.
     *
     * @param confirmedAt when that row was written, not when it was acknowledged
     */
    record Progress(Instant confirmedAt, long position) {}

    private static final int REPUBLISH_CHUNK = 1000;

    private final JdbcClient jdbc;
    private final String slot;

    OutboxTable(JdbcClient jdbc, String slot) {
        this.jdbc = jdbc;
        this.slot = slot;
    }

    Optional<Progress> progress() {
        return jdbc.sql("select confirmed_at, position from kit.relay_progress where slot = ?")
                .param(slot)
                .query((row, i) -> new Progress(
                        row.getObject("confirmed_at", OffsetDateTime.class).toInstant(), row.getLong("position")))
                .optional();
    }

    void save(Progress progress) {
        jdbc.sql("""
                        insert into kit.relay_progress (slot, confirmed_at, position) values (?, ?, ?)
                        on conflict (slot) do update set confirmed_at = excluded.confirmed_at, position = excluded.position
                        """)
                .params(slot, progress.confirmedAt().atOffset(ZoneOffset.UTC), progress.position())
                .update();
    }

    long lastPosition() {
        return jdbc.sql("select coalesce(max(position), 0) from kit.outbox")
                .query(Long.class)
                .single();
    }

    /** When the oldest row beyond the position was written. */
    Optional<Instant> oldestAfter(long position) {
        return jdbc.sql("select occurred_at from kit.outbox where position > ? order by position limit 1")
                .param(position)
                .query((row, i) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    /** Removes up to {@code chunk} relayed rows written before {@code limit}, oldest first. */
    int forget(Instant limit, long confirmedPosition, int chunk) {
        return jdbc.sql("""
                        delete from kit.outbox where position in (
                            select position from kit.outbox where position <= ? and occurred_at < ? order by position limit ?)
                        """)
                .params(confirmedPosition, limit.atOffset(ZoneOffset.UTC), chunk)
                .update();
    }

    /**
     * Puts copies of the rows, ids unchanged, behind the newest row, in their order, in chunks that commit one by one.
     *
     * @return how many copies were made
     */
    int republish(long from, long to, @Nullable Instant since) {
        var republished = 0;
        for (var start = Optional.of(from); start.isPresent(); ) {
            var next = startOfNextChunk(start.get(), to);
            // plain INSERT, never COPY: rows of one COPY share a log position, and an engine restart loses some of them
            republished += jdbc.sql("""
                            insert into kit.outbox (id, topic, key, type, source, shop_id, origin, subject, traceparent, occurred_at, headers, payload)
                            select id, topic, key, type, source, shop_id, origin, subject, traceparent, occurred_at, headers, payload
                            from (select distinct on (id) * from kit.outbox
                                  where position between :start and :end
                                    and (:since::timestamptz is null or occurred_at >= :since::timestamptz)
                                  order by id, position) as once
                            order by position
                            """)
                    .param("start", start.get())
                    .param("end", next.map(position -> position - 1).orElse(to))
                    .param("since", since == null ? null : since.atOffset(ZoneOffset.UTC))
                    .update();
            start = next;
        }
        return republished;
    }

    private Optional<Long> startOfNextChunk(long start, long to) {
        return jdbc.sql("""
                        select position from kit.outbox where position between ? and ?
                        order by position offset ? limit 1
                        """)
                .params(start, to, REPUBLISH_CHUNK)
                .query(Long.class)
                .optional();
    }
}
