package kz.cvety.notifications.telegram;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.notifications.Chats;
import kz.cvety.notifications.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The queues of all chats. A sender leases a chat, then sends its messages one after the other, so a chat has one message
 * in flight and keeps its order, whatever the number of senders. The intent to call is committed before each call; a
 * sender that finds an intent of somebody who died says so in the message, once, and parks it the second time.
 */
@Component
final class SendQueue {

    /** A chat that is ours until the lease runs out. */
    record Lane(long chatId, UUID lease) {}

    /** The next message of a chat. */
    record Draft(String shop, UUID id, Language language, String html, boolean plain, boolean doubtful, int attempts) {}

    private static final String LEASE = """
            update lane set lease = ?, leased_until = ?
            where chat_id in (
                select chat_id from lane
                where due_at <= ? and (leased_until is null or leased_until < ?)
                    and not exists (select 1 from bot where blocked_until > ?)
                order by due_at limit ? for update skip locked)
            returning chat_id, lease
            """;
    private static final String HEAD = """
            select shop_id, id, language, text, plain, doubtful, attempts, state, lost from message
            where chat_id = ? and state in ('PENDING', 'SENDING') order by seq limit 1
            """;
    private static final String NEXT_DUE = """
            select min(greatest(due_at, leased_until, (select blocked_until from bot))) from lane where due_at is not null
            """;

    private final ShopTransactions transactions;
    private final JdbcTemplate jdbc;
    private final Chats chats;
    private final InstantSource clock;
    private final Duration leaseTime;

    SendQueue(
            ShopTransactions transactions,
            JdbcTemplate jdbc,
            Chats chats,
            InstantSource clock,
            TelegramProperties properties) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.chats = chats;
        this.clock = clock;
        this.leaseTime = properties.lease();
    }

    /** Leases chats that have something to do, the longest due first. */
    List<Lane> lease(int most) {
        return transactions.acrossShops(() -> {
            // a lease lost in a crash costs nothing, so it need not wait for the disk
            jdbc.execute("set local synchronous_commit = off");
            var now = at(clock.instant());
            return jdbc.query(
                    LEASE,
                    (row, i) -> new Lane(row.getLong("chat_id"), row.getObject("lease", UUID.class)),
                    UUID.randomUUID(),
                    until(),
                    now,
                    now,
                    now,
                    most);
        });
    }

    /** When a chat is due next, if any has something to do. */
    Optional<Instant> nextDue() {
        return jdbc.query(NEXT_DUE, (row, i) -> row.getObject(1, OffsetDateTime.class)).stream()
                .filter(due -> due != null)
                .map(OffsetDateTime::toInstant)
                .findFirst();
    }

    /** The message whose turn it is; nothing, and the chat is given back, when there is none. */
    Optional<Draft> next(Lane lane) {
        return transactions.acrossShops(() -> {
            jdbc.execute("set local synchronous_commit = off");
            if (!keep(lane)) {
                return Optional.empty();
            }
            var head = head(lane);
            if (head.isEmpty() && holds(lane)) {
                head = head(lane); // what was queued between the look and the lock
                if (head.isEmpty()) {
                    jdbc.update(
                            "update lane set due_at = null, lease = null, leased_until = null where chat_id = ?",
                            lane.chatId());
                }
            }
            return head;
        });
    }

    /** Commits the intent to send; false when the chat or the message is not ours to send any more, or the bot must wait. */
    boolean intend(Lane lane, Draft draft) {
        return transactions.acrossShops(() -> keep(lane)
                && jdbc.queryForList("select 1 from bot where blocked_until > ?", Integer.class, at(clock.instant()))
                        .isEmpty()
                && jdbc.update("""
                                update message set state = 'SENDING', attempts = attempts + 1
                                where shop_id = ? and id = ? and state in ('PENDING', 'SENDING')
                                """, draft.shop(), draft.id()) == 1);
    }

    /** Closes a message; answers whether the chat is still ours. */
    boolean close(Lane lane, Draft draft, String state, @Nullable String reason, @Nullable Long telegramId) {
        return transactions.acrossShops(() -> {
            if (!keep(lane)) {
                return false;
            }
            settle(draft, state, reason, telegramId);
            return true;
        });
    }

    /** Sends the message again at once, without markup. */
    boolean retryPlain(Lane lane, Draft draft) {
        return transactions.acrossShops(() -> keep(lane)
                && jdbc.update(
                                "update message set state = 'PENDING', plain = true where shop_id = ? and id = ?",
                                draft.shop(),
                                draft.id())
                        == 1);
    }

    /** Puts the message back, and the chat with it until {@code wait} has passed. */
    void putBack(Lane lane, Draft draft, Duration wait, @Nullable String reason, boolean counts, boolean doubtful) {
        transactions.acrossShops(() -> {
            if (keep(lane)) {
                jdbc.update("""
                        update message set state = 'PENDING', reason = ?, attempts = attempts - ?, doubtful = doubtful or ?
                        where shop_id = ? and id = ? and state = 'SENDING'
                        """, reason, counts ? 0 : 1, doubtful, draft.shop(), draft.id());
                release(lane, wait);
            }
            return Optional.empty();
        });
    }

    /** Gives the chat back until {@code wait} has passed. */
    void rest(Lane lane, Duration wait) {
        transactions.acrossShops(() -> {
            if (holds(lane)) {
                release(lane, wait);
            }
            return Optional.empty();
        });
    }

    /** A second chat told to wait while another one still does: it is the whole bot that is too fast. */
    void slowDown(long chatId, Duration wait) {
        transactions.acrossShops(() -> {
            var now = at(clock.instant());
            var until = at(clock.instant().plus(wait));
            jdbc.update("""
                    update bot set
                        blocked_until = case when limited_until > ? and limited_chat <> ? then ?::timestamptz else blocked_until end,
                        limited_chat = ?, limited_until = ?
                    where id = 1
                    """, now, chatId, until, chatId, until);
            return Optional.empty();
        });
    }

    /** The chat takes nothing more. */
    void end(Lane lane, Draft draft, String reason) {
        transactions.acrossShops(() -> {
            if (keep(lane)) {
                settle(draft, "ENDED", reason, null);
                chats.end(lane.chatId(), reason);
            }
            return Optional.empty();
        });
    }

    /** The chat goes on under another id. */
    void move(Lane lane, Draft draft, long to) {
        transactions.acrossShops(() -> {
            if (keep(lane)) {
                jdbc.update(
                        "update message set state = 'PENDING', attempts = attempts - 1 where shop_id = ? and id = ?",
                        draft.shop(),
                        draft.id());
                chats.move(lane.chatId(), to);
            }
            return Optional.empty();
        });
    }

    /** While the channel is off nothing waits: what was queued before is recorded as suppressed. */
    int suppressAll() {
        return transactions.acrossShops(() -> jdbc.update(
                "update message set state = 'SUPPRESSED', reason = 'channel-off', settled_at = ? where state = 'PENDING'",
                at(clock.instant())));
    }

    private Optional<Draft> head(Lane lane) {
        while (true) {
            var heads = jdbc.query(HEAD, SendQueue::head, lane.chatId());
            if (heads.isEmpty()) {
                return Optional.empty();
            }
            var head = heads.getFirst();
            if (!head.abandoned()) {
                return Optional.of(head.draft());
            }
            if (head.lost() > 0) {
                settle(head.draft(), "PARKED", "outcome-unknown", null);
                continue;
            }
            jdbc.update("""
                    update message set state = 'PENDING', doubtful = true, lost = lost + 1 where shop_id = ? and id = ?
                    """, head.draft().shop(), head.draft().id());
        }
    }

    private record Head(Draft draft, boolean abandoned, int lost) {}

    private static Head head(ResultSet row, int ignored) throws SQLException {
        return new Head(
                new Draft(
                        row.getString("shop_id"),
                        row.getObject("id", UUID.class),
                        Language.valueOf(row.getString("language")),
                        row.getString("text"),
                        row.getBoolean("plain"),
                        row.getBoolean("doubtful"),
                        row.getInt("attempts")),
                row.getString("state").equals("SENDING"),
                row.getInt("lost"));
    }

    private void settle(Draft draft, String state, @Nullable String reason, @Nullable Long telegramId) {
        jdbc.update("""
                update message set state = ?, reason = ?, telegram_message_id = ?, settled_at = ?
                where shop_id = ? and id = ?
                """, state, reason, telegramId, at(clock.instant()), draft.shop(), draft.id());
    }

    private boolean keep(Lane lane) {
        return jdbc.update(
                        "update lane set leased_until = ? where chat_id = ? and lease = ?",
                        until(),
                        lane.chatId(),
                        lane.lease())
                == 1;
    }

    private boolean holds(Lane lane) {
        return !jdbc.queryForList(
                        "select 1 from lane where chat_id = ? and lease = ? for update",
                        Integer.class,
                        lane.chatId(),
                        lane.lease())
                .isEmpty();
    }

    private void release(Lane lane, Duration wait) {
        jdbc.update(
                "update lane set due_at = ?, lease = null, leased_until = null where chat_id = ?",
                at(clock.instant().plus(wait)),
                lane.chatId());
    }

    private OffsetDateTime until() {
        return at(clock.instant().plus(leaseTime));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
