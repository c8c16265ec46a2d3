package kz.cvety.notifications.telegram;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.notifications.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The queues of all chats. A sender claims a chat with a run of its messages and sends them one after the other, so a chat
 * has one message in flight and keeps its order, whatever the number of senders. Of a run only the message that was begun
 * is marked, and the mark is committed before its call; whoever finds the mark of somebody who died says so in the message,
 * once, and parks it the second time.
 *
 * <p>Messages are locked before their lane, here as where they are queued.
 */
@Component
final class SendQueue {

    /** Messages read at once. */
    private static final int RUN = 16;

    private static final String CLAIM = """
            update lane set lease = ?, leased_until = ?
            from (
                select chat_id, lease is not null as left_behind from lane
                where due_at <= ? and (leased_until is null or leased_until < ?)
                    and not exists (select 1 from bot where blocked_until > ?)
                order by due_at limit ? for update skip locked) due
            where lane.chat_id = due.chat_id
            returning lane.chat_id, lane.lease, lane.leased_until, lane.spent_second, lane.spent_minute, due.left_behind
            """;
    private static final String READ = """
            select run.* from unnest(?::bigint[]) as claimed (chat_id)
            cross join lateral (
                select chat_id, shop_id, id, language, text, plain, doubtful, attempts, state, seq from message
                where message.chat_id = claimed.chat_id and state in ('PENDING', 'SENDING')
                order by seq limit ?) run
            order by run.chat_id, run.seq
            """;
    private static final String RECOVER = """
            update message set doubtful = true, lost = lost + 1,
                state = case lost when 0 then 'PENDING' else 'PARKED' end,
                reason = case lost when 0 then reason else 'outcome-unknown' end,
                settled_at = case lost when 0 then null else ?::timestamptz end
            where chat_id = any (?) and state = 'SENDING'
            """;
    private static final String BEGIN = """
            update message set state = 'SENDING', attempts = attempts + 1
            where shop_id = ? and id = ? and state = 'PENDING'
                and exists (select 1 from lane where chat_id = ? and lease = ? and leased_until > ?)
                and not exists (select 1 from bot where blocked_until > ?)
            """;
    /** Somebody may have ended the chat meanwhile: what became of a message in flight is still written down. */
    private static final String SETTLE = """
            update message set state = ?, reason = ?, telegram_message_id = ?, plain = ?, doubtful = ?, attempts = ?, settled_at = ?
            where shop_id = ? and id = ? and (state = 'SENDING' or (state = 'ENDED' and ?))
                and exists (select 1 from lane where chat_id = ? and lease = ?)
            """;

    private static final String RELEASE = """
            update lane set due_at = ?, lease = null, leased_until = null, spent_second = ?, spent_minute = ?
            where chat_id = ? and lease = ?
            """;
    private static final String NEXT_DUE = """
            select min(greatest(due_at, leased_until, (select blocked_until from bot))) from lane where due_at is not null
            """;

    private final ShopTransactions transactions;
    private final JdbcTemplate jdbc;
    private final SendLimits limits;
    private final InstantSource clock;
    private final Duration leaseTime;

    SendQueue(
            ShopTransactions transactions,
            JdbcTemplate jdbc,
            SendLimits limits,
            InstantSource clock,
            TelegramProperties properties) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.limits = limits;
        this.clock = clock;
        this.leaseTime = properties.lease();
    }

    /** Leases chats that have something to do, the longest due first. */
    List<Lane> claim(int most) {
        return transactions.acrossShops(() -> {
            commitWithoutTheDisk();
            var now = at(clock.instant());
            var lanes = jdbc.query(CLAIM, this::lane, UUID.randomUUID(), until(), now, now, now, most);
            if (lanes.isEmpty()) {
                return lanes;
            }
            // read after they are locked: what the last sender wrote is seen
            var runs = runs(lanes.stream().map(Lane::chatId).toArray(Long[]::new));
            return lanes.stream()
                    .map(lane -> lane.with(lane.until(), runs.getOrDefault(lane.chatId(), List.of())))
                    .toList();
        });
    }

    /** When a chat is due next, if any has something to do. */
    Optional<Instant> nextDue() {
        return jdbc.query(NEXT_DUE, (row, i) -> row.getObject(1, OffsetDateTime.class)).stream()
                .filter(due -> due != null)
                .map(OffsetDateTime::toInstant)
                .findFirst();
    }

    /** Writes down the message before, and gives the next ones; none, and the chat is given back, when there are none. */
    Lane next(Lane lane, @Nullable Ending before) {
        return transactions.acrossShops(() -> {
            commitWithoutTheDisk();
            write(lane, before);
            var until = until();
            if (!keep(lane, until)) {
                return lane.with(lane.until(), List.of());
            }
            // the lane is locked: whoever queues from now on makes it due again after us
            var run = runs(lane.chatId()).getOrDefault(lane.chatId(), List.of());
            if (run.isEmpty()) {
                release(lane, null);
            }
            return lane.with(until.toInstant(), run);
        });
    }

    /**
     * Writes down the message before, and commits the intent to send this one; false when the chat or the message is not
     * ours to send any more, or the bot must wait.
     */
    boolean begin(Lane lane, @Nullable Ending before, Draft draft) {
        var now = clock.instant();
        var longEnough = now.plus(leaseTime.dividedBy(2)).isBefore(lane.until());
        if (!longEnough && !keep(lane, until())) {
            return false;
        }
        return transactions.acrossShops(() -> {
            write(lane, before);
            return jdbc.update(BEGIN, draft.shop(), draft.id(), lane.chatId(), lane.lease(), at(now), at(now)) == 1;
        });
    }

    /** Writes down how an attempt ended; false when the chat is not ours any more. */
    boolean settle(Lane lane, Ending ending) {
        return transactions.acrossShops(() -> write(lane, ending));
    }

    /** Writes down how an attempt ended and, with it, what follows; false when the chat is not ours any more. */
    boolean settle(Lane lane, Ending ending, Runnable consequence) {
        return transactions.acrossShops(() -> {
            var ours = write(lane, ending);
            if (ours) {
                consequence.run();
            }
            return ours;
        });
    }

    /** Writes down the message before, and gives the chat back until {@code wait} has passed. */
    void rest(Lane lane, @Nullable Ending before, Duration wait) {
        transactions.acrossShops(() -> {
            write(lane, before);
            return release(lane, at(clock.instant().plus(wait)));
        });
    }

    /** While the channel is off nothing waits: what was queued before is recorded as suppressed. */
    int suppressAll() {
        return transactions.acrossShops(() -> jdbc.update(
                "update message set state = 'SUPPRESSED', reason = 'channel-off', settled_at = ? where state = 'PENDING'",
                at(clock.instant())));
    }

    private Map<Long, List<Draft>> runs(Long... chats) {
        var drafts = jdbc.query(READ, SendQueue::draft, chats, RUN);
        if (drafts.stream().anyMatch(Draft::leftBehind)) {
            jdbc.update(RECOVER, at(clock.instant()), chats);
            drafts = jdbc.query(READ, SendQueue::draft, chats, RUN);
        }
        return drafts.stream().collect(Collectors.groupingBy(Draft::chatId));
    }

    private boolean write(Lane lane, @Nullable Ending ending) {
        return ending != null
                && jdbc.update(
                                SETTLE,
                                ending.state(),
                                ending.reason(),
                                ending.telegramId(),
                                ending.plain(),
                                ending.doubtful(),
                                ending.attempts(),
                                ending.isFinal() ? at(clock.instant()) : null,
                                ending.draft().shop(),
                                ending.draft().id(),
                                ending.isFinal(),
                                lane.chatId(),
                                lane.lease())
                        == 1;
    }

    private boolean keep(Lane lane, OffsetDateTime until) {
        return jdbc.update(
                        "update lane set leased_until = ? where chat_id = ? and lease = ?",
                        until,
                        lane.chatId(),
                        lane.lease())
                == 1;
    }

    private boolean release(Lane lane, @Nullable OffsetDateTime due) {
        var pace = lane.pace();
        return jdbc.update(RELEASE, due, at(pace.second()), at(pace.minute()), lane.chatId(), lane.lease()) == 1;
    }

    /** What a crash of the database could take back here costs a wait or a marked repeat, never a message. */
    private void commitWithoutTheDisk() {
        jdbc.execute("set local synchronous_commit = off");
    }

    private Lane lane(ResultSet row, int ignored) throws SQLException {
        return new Lane(
                row.getLong("chat_id"),
                row.getObject("lease", UUID.class),
                instant(row, "leased_until"),
                row.getBoolean("left_behind")
                        ? limits.unknown()
                        : new Pace(instant(row, "spent_second"), instant(row, "spent_minute")),
                List.of());
    }

    private static Draft draft(ResultSet row, int ignored) throws SQLException {
        return new Draft(
                row.getLong("chat_id"),
                row.getString("shop_id"),
                row.getObject("id", UUID.class),
                Language.valueOf(row.getString("language")),
                row.getString("text"),
                row.getBoolean("plain"),
                row.getBoolean("doubtful"),
                row.getInt("attempts"),
                row.getString("state").equals("SENDING"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private OffsetDateTime until() {
        return at(clock.instant().plus(leaseTime));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
