package kz.cvety.orders.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import kz.cvety.kit.Money;
import kz.cvety.kit.ShopId;
import kz.cvety.orders.OrderPayment;
import kz.cvety.orders.OrderPayments;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;

@Repository
class JdbcOrderPayments implements OrderPayments {

    private static final String COLUMNS = """
            select payment_id, order_id, version, provider, status, currency, amount, refunded, pay_url, pay_by, attention, created_at,
                   paid_at
            from order_payment
            """;
    private static final String OF =
            COLUMNS + "where shop_id = ? and order_id = any (?) order by created_at, payment_id";

    /** As a union, so that each half has its index. */
    private static final String FIND = COLUMNS + "where shop_id = ? and payment_id = any (?) union " + COLUMNS
            + "where shop_id = ? and order_id = any (?) order by created_at, payment_id";

    /** In one order, so that two transactions cannot wait for each other. */
    private static final String KEEP = """
            insert into order_payment (shop_id, payment_id, order_id, version, provider, status, currency, amount, refunded, pay_url,
                                       pay_by, attention, created_at, paid_at)
            select ?, t.* from unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[],
                                      ?::text[], ?::timestamptz[], ?::text[], ?::timestamptz[], ?::timestamptz[])
                as t (payment_id, order_id, version, provider, status, currency, amount, refunded, pay_url, pay_by, attention,
                      created_at, paid_at)
            order by t.payment_id
            on conflict (shop_id, payment_id) do update set
                order_id = excluded.order_id, version = excluded.version, provider = excluded.provider, status = excluded.status,
                currency = excluded.currency, amount = excluded.amount, refunded = excluded.refunded, pay_url = excluded.pay_url,
                pay_by = excluded.pay_by, attention = excluded.attention, paid_at = excluded.paid_at
            where order_payment.version < excluded.version
            """;

    /** A column of a payment: its type, and where it is in the record. */
    private record Column(String type, Function<OrderPayment, @Nullable Object> value) {}

    private static final List<Column> KEPT = List.of(
            new Column("uuid", OrderPayment::id),
            new Column("uuid", OrderPayment::orderId),
            new Column("bigint", OrderPayment::version),
            new Column("text", OrderPayment::provider),
            new Column("text", OrderPayment::status),
            new Column("text", payment -> payment.amount().currency()),
            new Column("bigint", payment -> payment.amount().minor()),
            new Column("bigint", payment -> payment.refunded().minor()),
            new Column("text", OrderPayment::payUrl),
            new Column("timestamptz", payment -> at(payment.payBy())),
            new Column("text", OrderPayment::attention),
            new Column("timestamptz", payment -> at(payment.createdAt())),
            new Column("timestamptz", payment -> at(payment.paidAt())));

    private static final RowMapper<OrderPayment> PAYMENT = (row, i) -> new OrderPayment(
            row.getObject("payment_id", UUID.class),
            row.getObject("order_id", UUID.class),
            row.getLong("version"),
            row.getString("provider"),
            row.getString("status"),
            new Money(row.getLong("amount"), row.getString("currency")),
            new Money(row.getLong("refunded"), row.getString("currency")),
            row.getString("pay_url"),
            instant(row, "pay_by"),
            row.getString("attention"),
            row.getObject("created_at", OffsetDateTime.class).toInstant(),
            instant(row, "paid_at"));

    private final JdbcTemplate jdbc;

    JdbcOrderPayments(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<UUID, List<OrderPayment>> of(ShopId shop, Collection<UUID> orders) {
        var found = new HashMap<UUID, List<OrderPayment>>();
        if (orders.isEmpty()) {
            return found;
        }
        jdbc.query(
                        OF,
                        statement -> {
                            statement.setString(1, shop.value());
                            statement.setArray(2, statement.getConnection().createArrayOf("uuid", orders.toArray()));
                        },
                        PAYMENT)
                .forEach(payment -> found.computeIfAbsent(payment.orderId(), id -> new ArrayList<>())
                        .add(payment));
        return found;
    }

    @Override
    public List<OrderPayment> find(ShopId shop, Collection<UUID> payments, Collection<UUID> orders) {
        return jdbc.query(
                FIND,
                statement -> {
                    var connection = statement.getConnection();
                    statement.setString(1, shop.value());
                    statement.setArray(2, connection.createArrayOf("uuid", payments.toArray()));
                    statement.setString(3, shop.value());
                    statement.setArray(4, connection.createArrayOf("uuid", orders.toArray()));
                },
                PAYMENT);
    }

    @Override
    public void keep(ShopId shop, Collection<OrderPayment> payments) {
        jdbc.update(KEEP, statement -> {
            var parameter = 1;
            statement.setString(parameter++, shop.value());
            for (var column : KEPT) {
                var values = payments.stream().map(column.value()).toArray();
                statement.setArray(parameter++, statement.getConnection().createArrayOf(column.type(), values));
            }
        });
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
