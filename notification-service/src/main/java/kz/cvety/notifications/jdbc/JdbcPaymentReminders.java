package kz.cvety.notifications.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kz.cvety.events.payments.PaymentSnapshot;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.notifications.PaymentReminder;
import kz.cvety.notifications.PaymentReminders;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcPaymentReminders implements PaymentReminders {

    private static final String DROP = """
            delete from payment_reminder where shop_id = ? and payment_id = any (?::uuid[]) and said_at is null
            """;
    private static final String PLAN = """
            insert into payment_reminder (shop_id, payment_id, before_seconds, due_at, payment)
            select ?, row.*
            from unnest(?::uuid[], ?::bigint[], (?::text[])::timestamptz[], (?::text[])::jsonb[])
                as row (payment_id, before_seconds, due_at, payment)
            order by row.payment_id, row.before_seconds
            on conflict do nothing
            """;
    private static final String TAKE = """
            update payment_reminder set said_at = ?
            where (shop_id, payment_id, before_seconds) in (
                select shop_id, payment_id, before_seconds from payment_reminder
                where shop_id = ? and said_at is null and due_at <= ?
                order by due_at limit ? for update skip locked)
            returning before_seconds, due_at, payment
            """;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcTemplate jdbc;
    private final ShopTransactions transactions;

    JdbcPaymentReminders(JdbcTemplate jdbc, ShopTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public void plan(ShopId shop, Collection<UUID> payments, List<PaymentReminder> reminders) {
        jdbc.update(DROP, statement -> {
            statement.setString(1, shop.value());
            statement.setArray(2, Columns.uuids(statement, payments));
        });
        if (reminders.isEmpty()) {
            return;
        }
        jdbc.update(PLAN, statement -> {
            statement.setString(1, shop.value());
            statement.setArray(
                    2,
                    Columns.uuids(
                            statement,
                            reminders.stream()
                                    .map(each -> each.payment().paymentId())
                                    .toList()));
            statement.setArray(
                    3,
                    Columns.numbers(
                            statement,
                            reminders.stream()
                                    .map(each -> each.before().toSeconds())
                                    .toList()));
            statement.setArray(
                    4,
                    Columns.texts(
                            statement,
                            reminders.stream()
                                    .map(each -> each.dueAt().toString())
                                    .toList()));
            statement.setArray(
                    5,
                    Columns.texts(
                            statement,
                            reminders.stream()
                                    .map(each -> JSON.writeValueAsString(each.payment()))
                                    .toList()));
        });
    }

    @Override
    public Set<ShopId> due(Instant now) {
        return transactions.acrossShops(() -> new HashSet<>(jdbc.query(
                "select distinct shop_id from payment_reminder where said_at is null and due_at <= ?",
                (row, i) -> new ShopId(row.getString(1)),
                Columns.at(now))));
    }

    @Override
    public List<PaymentReminder> take(ShopId shop, Instant now, int limit) {
        return jdbc.query(TAKE, (row, i) -> reminder(row), Columns.at(now), shop.value(), Columns.at(now), limit);
    }

    private static PaymentReminder reminder(ResultSet row) throws SQLException {
        return new PaymentReminder(
                Duration.ofSeconds(row.getLong("before_seconds")),
                Columns.instant(row, "due_at"),
                JSON.readValue(row.getString("payment"), PaymentSnapshot.class));
    }
}
