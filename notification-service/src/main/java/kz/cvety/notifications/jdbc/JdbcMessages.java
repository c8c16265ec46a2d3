package kz.cvety.notifications.jdbc;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import kz.cvety.kit.ShopId;
import kz.cvety.notifications.Audience;
import kz.cvety.notifications.Channel;
import kz.cvety.notifications.MessageKind;
import kz.cvety.notifications.MessageNotFound;
import kz.cvety.notifications.MessageState;
import kz.cvety.notifications.Messages;
import kz.cvety.notifications.NewMessage;
import kz.cvety.notifications.NotParked;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@Component
final class JdbcMessages implements Messages {

    /** A lane that waits keeps waiting: whatever is queued behind cannot hurry it. */
    private static final String QUEUE = """
            with queued as (
                insert into message (shop_id, id, fact_id, chat_id, audience, kind, language, order_id, order_version, text,
                    state, reason, written_at, settled_at)
                select ?, id, fact_id, chat_id, audience, kind, language, order_id, order_version, text,
                    case when reason is null then 'PENDING' else 'SUPPRESSED' end, reason, ?,
                    case when reason is null then null else ?::timestamptz end
                from unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::bigint[],
                    ?::text[], ?::text[]) with ordinality
                    as new (id, fact_id, chat_id, audience, kind, language, order_id, order_version, text, reason, place)
                order by place
                on conflict (shop_id, fact_id, chat_id) do nothing
                returning chat_id, state)
            insert into lane (chat_id, due_at)
            select distinct chat_id, ?::timestamptz from queued where state = 'PENDING' order by chat_id
            on conflict (chat_id) do update set due_at = coalesce(lane.due_at, excluded.due_at)
            """;

    private static final String RING = """
            insert into lane (chat_id, due_at) values (?, ?)
            on conflict (chat_id) do update set due_at = coalesce(lane.due_at, excluded.due_at)
            """;

    private static final String OF_ORDER = """
            select id, chat_id, audience, kind, order_version, state, reason, attempts, written_at, settled_at
            from message where shop_id = ? and order_id = ? order by seq limit 500
            """;
    private static final String UNPARK = """
            update message set state = 'PENDING', reason = null, attempts = 0, lost = 0, settled_at = null
            where shop_id = ? and id = ? and state = 'PARKED' returning chat_id
            """;

    private final JdbcTemplate jdbc;
    private final Channel channel;
    private final InstantSource clock;

    JdbcMessages(JdbcTemplate jdbc, Channel channel, InstantSource clock) {
        this.jdbc = jdbc;
        this.channel = channel;
        this.clock = clock;
    }

    @Override
    public void queue(ShopId shop, List<NewMessage> messages) {
        if (messages.isEmpty()) {
            return;
        }
        var now = Columns.at(clock.instant());
        var rung = jdbc.update(QUEUE, statement -> {
            var at = 1;
            statement.setString(at++, shop.value());
            statement.setObject(at++, now);
            statement.setObject(at++, now);
            statement.setArray(at++, Columns.uuids(statement, each(messages, NewMessage::id)));
            statement.setArray(at++, Columns.uuids(statement, each(messages, NewMessage::factId)));
            statement.setArray(at++, Columns.numbers(statement, each(messages, NewMessage::chatId)));
            statement.setArray(
                    at++,
                    Columns.texts(statement, each(messages, m -> m.audience().name())));
            statement.setArray(
                    at++, Columns.texts(statement, each(messages, m -> m.kind().name())));
            statement.setArray(
                    at++,
                    Columns.texts(statement, each(messages, m -> m.language().name())));
            statement.setArray(at++, Columns.uuids(statement, orders(messages)));
            statement.setArray(at++, Columns.numbers(statement, versions(messages)));
            statement.setArray(at++, Columns.texts(statement, each(messages, NewMessage::html)));
            statement.setArray(at++, Columns.texts(statement, reasons(messages)));
            statement.setObject(at, now);
        });
        if (rung > 0) {
            wakeAfterCommit();
        }
    }

    @Override
    public List<Entry> ofOrder(ShopId shop, UUID orderId) {
        return jdbc.query(
                OF_ORDER,
                (row, i) -> new Entry(
                        row.getObject("id", UUID.class),
                        row.getLong("chat_id"),
                        Audience.valueOf(row.getString("audience")),
                        MessageKind.valueOf(row.getString("kind")),
                        row.getObject("order_version", Long.class),
                        MessageState.valueOf(row.getString("state")),
                        row.getString("reason"),
                        row.getInt("attempts"),
                        Columns.instant(row, "written_at"),
                        Columns.instantOrNull(row, "settled_at")),
                shop.value(),
                orderId);
    }

    @Override
    public void retry(ShopId shop, UUID messageId) {
        var chats = jdbc.query(UNPARK, (row, i) -> row.getLong("chat_id"), shop.value(), messageId);
        if (chats.isEmpty()) {
            var states = jdbc.queryForList(
                    "select state from message where shop_id = ? and id = ?", String.class, shop.value(), messageId);
            throw states.isEmpty()
                    ? new MessageNotFound()
                    : new NotParked(MessageState.valueOf(String.valueOf(states.getFirst())));
        }
        jdbc.update(RING, chats.getFirst(), Columns.at(clock.instant()));
        wakeAfterCommit();
    }

    private void wakeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                channel.wake();
            }
        });
    }

    private List<@Nullable String> reasons(List<NewMessage> messages) {
        var off = !channel.enabled();
        var reasons = new ArrayList<@Nullable String>();
        messages.forEach(
                message -> reasons.add(off && message.suppressed() == null ? "channel-off" : message.suppressed()));
        return reasons;
    }

    private static List<@Nullable UUID> orders(List<NewMessage> messages) {
        var orders = new ArrayList<@Nullable UUID>();
        messages.forEach(message -> orders.add(message.orderId()));
        return orders;
    }

    private static List<@Nullable Long> versions(List<NewMessage> messages) {
        var versions = new ArrayList<@Nullable Long>();
        messages.forEach(message -> versions.add(message.orderVersion()));
        return versions;
    }

    private static <T> List<T> each(List<NewMessage> messages, Function<NewMessage, T> column) {
        return messages.stream().map(column).toList();
    }
}
