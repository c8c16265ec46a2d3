package kz.cvety.notifications.jdbc;

import java.time.InstantSource;
import kz.cvety.notifications.Chats;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

@Component
final class JdbcChats implements Chats {

    private static final String END_STAFF = """
            update staff_chat set state = 'ENDED', reason = ?, changed_by = 'telegram', changed_at = ?
            where chat_id = ? and state = 'ACTIVE'
            """;
    private static final String END_BUYERS = """
            update subscription set state = 'ENDED', reason = ?, changed_at = ? where chat_id = ? and state = 'ACTIVE'
            """;
    private static final String END_MESSAGES = """
            update message set state = 'ENDED', reason = ?, settled_at = ?
            where chat_id = ? and state in ('PENDING', 'SENDING')
            """;
    private static final String MOVE_STAFF = """
            insert into staff_chat (shop_id, chat_id, language, title, state, reason, changed_by, changed_at)
            select shop_id, ?, language, title, state, reason, 'telegram', ? from staff_chat where chat_id = ?
            on conflict do nothing
            """;
    private static final String MOVE_BUYERS = """
            insert into subscription (shop_id, order_id, chat_id, language, state, reason, changed_at)
            select shop_id, order_id, ?, language, state, reason, ? from subscription where chat_id = ?
            on conflict do nothing
            """;
    /** A message in flight stays: whoever sends it learns of the new id, or has sent it already. */
    private static final String MOVE_MESSAGES = """
            update message set chat_id = ? where chat_id = ? and state = 'PENDING'
                and not exists (select 1 from message other
                    where other.shop_id = message.shop_id and other.fact_id = message.fact_id and other.chat_id = ?)
            """;

    private static final String RING = """
            insert into lane (chat_id, due_at) values (?, ?)
            on conflict (chat_id) do update set due_at = coalesce(lane.due_at, excluded.due_at)
            """;

    private final JdbcTemplate jdbc;
    private final InstantSource clock;

    JdbcChats(JdbcTemplate jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void end(long chatId, String reason) {
        var now = Columns.at(clock.instant());
        jdbc.update(END_STAFF, reason, now, chatId);
        jdbc.update(END_BUYERS, reason, now, chatId);
        jdbc.update(END_MESSAGES, reason, now, chatId);
    }

    @Override
    public void move(long from, long to) {
        var now = Columns.at(clock.instant());
        jdbc.update(MOVE_STAFF, to, now, from);
        jdbc.update("delete from staff_chat where chat_id = ?", from);
        jdbc.update(MOVE_BUYERS, to, now, from);
        jdbc.update("delete from subscription where chat_id = ?", from);
        jdbc.update(MOVE_MESSAGES, to, from, to);
        jdbc.update(RING, to, now);
    }
}
