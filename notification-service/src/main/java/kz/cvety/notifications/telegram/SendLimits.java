package kz.cvety.notifications.telegram;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Keeps all instances together below Telegram's limits. The rate of a chat travels with its lane, because only the one who
 * has the lane sends to the chat; the rate of all chats together is a row from which every message takes its moment.
 */
@Component
final class SendLimits {

    /** The table is not logged, so writing to it waits for no disk. */
    private static final String TAKE = """
            insert into send_rate as rate (id, spent) values (1, ?::timestamptz + ?::bigint * interval '1 microsecond')
            on conflict (id) do update
                set spent = greatest(rate.spent, ?::timestamptz) + ?::bigint * interval '1 microsecond'
            returning spent
            """;

    private static final String SLOW_DOWN = """
            update bot set
                blocked_until = case when limited_until > ? and limited_chat <> ? then ?::timestamptz else blocked_until end,
                limited_chat = ?, limited_until = ?
            where id = 1
            """;

    private final JdbcTemplate jdbc;
    private final InstantSource clock;
    private final Rate overall;
    private final Rate second;
    private final Rate minute;

    SendLimits(JdbcTemplate jdbc, InstantSource clock, TelegramProperties properties) {
        this.jdbc = jdbc;
        this.clock = clock;
        var limits = properties.limits();
        overall = Rate.of(limits.burst(), limits.perSecond() - limits.burst(), Duration.ofSeconds(1));
        second = Rate.of(limits.chatBurst(), limits.chatPerSecond(), Duration.ofSeconds(1));
        minute = Rate.of(limits.groupBurst(), limits.groupPerMinute() - limits.groupBurst(), Duration.ofMinutes(1));
    }

    /** How long the chat must rest before its next message; zero or less when it may go now. */
    Duration rest(Lane lane) {
        var now = clock.instant();
        var wait = second.wait(lane.pace().second(), now);
        var asGroup = minute.wait(lane.pace().minute(), now);
        return isGroup(lane.chatId()) && asGroup.compareTo(wait) > 0 ? asGroup : wait;
    }

    /** The lane after a message. */
    Lane spend(Lane lane) {
        var now = clock.instant();
        var pace = lane.pace();
        return lane.paced(new Pace(
                second.spend(pace.second(), now),
                isGroup(lane.chatId()) ? minute.spend(pace.minute(), now) : pace.minute()));
    }

    /** The pace of a chat whose sender died with it: nobody knows how much was sent, so as much as there could be. */
    Pace unknown() {
        var now = clock.instant();
        return new Pace(second.exhausted(now), minute.exhausted(now));
    }

    /** Takes the next free moment of the rate of all chats together and says how far it is: stand in line until then. */
    Duration take() {
        var now = clock.instant();
        var gap = TimeUnit.NANOSECONDS.toMicros(overall.gap().toNanos());
        var spent = jdbc.query(TAKE, (row, i) -> row.getObject(1, OffsetDateTime.class), at(now), gap, at(now), gap);
        return Duration.between(now, overall.lastOf(spent.getFirst().toInstant()));
    }

    /** A second chat told to wait while another one still does: it is the whole bot that is too fast. */
    void slowDown(long chatId, Duration wait) {
        var now = clock.instant();
        var until = at(now.plus(wait));
        jdbc.update(SLOW_DOWN, at(now), chatId, until, chatId, until);
    }

    private static boolean isGroup(long chatId) {
        return chatId < 0;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
