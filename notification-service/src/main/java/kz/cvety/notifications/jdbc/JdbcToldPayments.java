package kz.cvety.notifications.jdbc;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import kz.cvety.notifications.ToldPayment;
import kz.cvety.notifications.ToldPayments;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

@Component
final class JdbcToldPayments implements ToldPayments {

    /** In one order, so that two transactions cannot wait for each other. */
    private static final String LOCK = """
            select payment_id, version, attention from told_payment
            where shop_id = ? and payment_id = any (?::uuid[])
            order by payment_id for update
            """;

    private static final String SAVE = """
            insert into told_payment (shop_id, payment_id, version, attention)
            select ?, * from unnest(?::uuid[], ?::bigint[], ?::text[])
            on conflict (shop_id, payment_id) do update set version = excluded.version, attention = excluded.attention
            where told_payment.version < excluded.version
            """;

    private final JdbcTemplate jdbc;

    JdbcToldPayments(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<UUID, ToldPayment> lock(ShopId shop, Collection<UUID> payments) {
        var told = new HashMap<UUID, ToldPayment>();
        jdbc.query(
                LOCK,
                statement -> {
                    statement.setString(1, shop.value());
                    statement.setArray(2, Columns.uuids(statement, payments));
                },
                row -> {
                    var id = row.getObject("payment_id", UUID.class);
                    told.put(id, new ToldPayment(id, row.getLong("version"), row.getString("attention")));
                });
        return told;
    }

    @Override
    public void save(ShopId shop, Collection<ToldPayment> payments) {
        var sorted = payments.stream()
                .sorted(Comparator.comparing(ToldPayment::paymentId))
                .toList();
        jdbc.update(SAVE, statement -> {
            statement.setString(1, shop.value());
            statement.setArray(
                    2,
                    Columns.uuids(
                            statement,
                            sorted.stream().map(ToldPayment::paymentId).toList()));
            statement.setArray(
                    3,
                    Columns.numbers(
                            statement, sorted.stream().map(ToldPayment::version).toList()));
            statement.setArray(
                    4,
                    Columns.texts(
                            statement,
                            sorted.stream().map(ToldPayment::attention).toList()));
        });
    }
}
