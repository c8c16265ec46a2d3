package kz.cvety.notifications.jdbc;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import kz.cvety.notifications.Audience;
import kz.cvety.notifications.Language;
import kz.cvety.notifications.Recipient;
import kz.cvety.notifications.Recipients;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

@Component
final class JdbcRecipients implements Recipients {

    private static final String LISTENERS = """
            select o.order_id, s.chat_id, s.language, 'STAFF' as audience
            from staff_chat s cross join unnest(?::uuid[]) as o (order_id)
            where s.shop_id = ? and s.state = 'ACTIVE'
            union all
            select b.order_id, b.chat_id, b.language, 'BUYER'
            from subscription b
            where b.shop_id = ? and b.order_id = any (?::uuid[]) and b.state = 'ACTIVE'
                and not exists (select 1 from staff_chat s
                    where s.shop_id = b.shop_id and s.chat_id = b.chat_id and s.state = 'ACTIVE')
            """;
    private static final String ADD_STAFF = """
            insert into staff_chat (shop_id, chat_id, language, title, state, changed_by, changed_at)
            values (?, ?, ?, ?, 'ACTIVE', ?, ?)
            on conflict (shop_id, chat_id) do update set language = excluded.language, title = excluded.title,
                state = 'ACTIVE', reason = null, changed_by = excluded.changed_by, changed_at = excluded.changed_at
            """;
    private static final String ADD_STAFF_IF_ABSENT = """
            insert into staff_chat (shop_id, chat_id, language, state, changed_by, changed_at)
            values (?, ?, ?, 'ACTIVE', 'configuration', ?)
            on conflict do nothing
            """;
    private static final String DISABLE_STAFF = """
            update staff_chat set state = 'DISABLED', reason = 'disabled', changed_by = ?, changed_at = ?
            where shop_id = ? and chat_id = ? and state <> 'DISABLED'
            """;
    private static final String SUBSCRIBE = """
            insert into subscription (shop_id, order_id, chat_id, language, state, changed_at)
            values (?, ?, ?, ?, 'ACTIVE', ?)
            on conflict (shop_id, order_id, chat_id) do update set
                language = excluded.language, state = 'ACTIVE', reason = null, changed_at = excluded.changed_at
            """;

    private final JdbcTemplate jdbc;
    private final InstantSource clock;

    JdbcRecipients(JdbcTemplate jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Map<UUID, List<Recipient>> listeners(ShopId shop, Collection<UUID> orders) {
        var listeners = new HashMap<UUID, List<Recipient>>();
        jdbc.query(
                LISTENERS,
                statement -> {
                    var ids = Columns.uuids(statement, orders);
                    statement.setArray(1, ids);
                    statement.setString(2, shop.value());
                    statement.setString(3, shop.value());
                    statement.setArray(4, ids);
                },
                row -> {
                    listeners
                            .computeIfAbsent(row.getObject("order_id", UUID.class), ignored -> new ArrayList<>())
                            .add(new Recipient(
                                    row.getLong("chat_id"),
                                    Language.valueOf(row.getString("language")),
                                    Audience.valueOf(row.getString("audience"))));
                });
        return listeners;
    }

    @Override
    public List<Recipient> staffListeners(ShopId shop) {
        return jdbc.query(
                "select chat_id, language from staff_chat where shop_id = ? and state = 'ACTIVE' order by chat_id",
                (row, i) -> new Recipient(
                        row.getLong("chat_id"), Language.valueOf(row.getString("language")), Audience.STAFF),
                shop.value());
    }

    @Override
    public List<StaffChat> staff(ShopId shop) {
        return jdbc.query(
                "select chat_id, language, title, state, reason, changed_at from staff_chat where shop_id = ? order by chat_id",
                (row, i) -> new StaffChat(
                        row.getLong("chat_id"),
                        Language.valueOf(row.getString("language")),
                        row.getString("title"),
                        row.getString("state"),
                        row.getString("reason"),
                        Columns.instant(row, "changed_at")),
                shop.value());
    }

    @Override
    public void addStaff(ShopId shop, long chatId, Language language, @Nullable String title, String by) {
        jdbc.update(ADD_STAFF, shop.value(), chatId, language.name(), title, by, Columns.at(clock.instant()));
    }

    @Override
    public void addStaffIfAbsent(ShopId shop, long chatId, Language language) {
        jdbc.update(ADD_STAFF_IF_ABSENT, shop.value(), chatId, language.name(), Columns.at(clock.instant()));
    }

    @Override
    public boolean disableStaff(ShopId shop, long chatId, String by) {
        jdbc.update(DISABLE_STAFF, by, Columns.at(clock.instant()), shop.value(), chatId);
        return staff(shop).stream().anyMatch(chat -> chat.chatId() == chatId);
    }

    @Override
    public void subscribe(ShopId shop, UUID order, long chatId, Language language) {
        jdbc.update(SUBSCRIBE, shop.value(), order, chatId, language.name(), Columns.at(clock.instant()));
    }
}
