package kz.cvety.payments.orders.jdbc;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import kz.cvety.events.orders.PaymentTerms;
import kz.cvety.kit.Money;
import kz.cvety.kit.ShopId;
import kz.cvety.payments.PayableOrder;
import kz.cvety.payments.PayableOrders;
import kz.cvety.payments.orders.HeardOrder;
import kz.cvety.payments.orders.HeardOrder.Change;
import kz.cvety.payments.orders.HeardOrders;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcPayableOrders implements PayableOrders, HeardOrders {

    private static final String HEAR = """
            insert into payable_order as known
                (shop_id, order_id, version, status, currency, total, number, provider, pay_by, placed_at, marked_paid_at, updated_at)
            select ?, row.*, case when row.status = 'PAID' then ?::timestamptz end, ?
            from unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::timestamptz[],
                        ?::timestamptz[])
                as row (order_id, version, status, currency, total, number, provider, pay_by, placed_at)
            order by row.order_id
            on conflict (shop_id, order_id) do update
            set version = excluded.version, status = excluded.status, currency = excluded.currency, total = excluded.total,
                number = excluded.number, provider = excluded.provider, pay_by = excluded.pay_by,
                placed_at = excluded.placed_at, updated_at = excluded.updated_at,
                marked_paid_at = coalesce(known.marked_paid_at, excluded.marked_paid_at)
            where known.version < excluded.version
            returning new.order_id, new.version, new.status, new.currency, new.total, new.number, new.provider, new.pay_by,
                new.placed_at,
                old.version as old_version, old.status as old_status, old.currency as old_currency, old.total as old_total,
                old.number as old_number, old.provider as old_provider, old.pay_by as old_pay_by, old.placed_at as old_placed_at
            """;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    JdbcPayableOrders(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    @Override
    public List<Change> hear(ShopId shop, Collection<HeardOrder> orders, Instant now) {
        if (orders.isEmpty()) {
            return List.of();
        }
        return jdbc.query(
                HEAR,
                statement -> {
                    statement.setString(1, shop.value());
                    statement.setObject(2, at(now));
                    statement.setObject(3, at(now));
                    statement.setArray(
                            4,
                            column(
                                    statement,
                                    "uuid",
                                    orders,
                                    each -> each.order().id()));
                    statement.setArray(
                            5,
                            column(
                                    statement,
                                    "bigint",
                                    orders,
                                    each -> each.order().version()));
                    statement.setArray(
                            6,
                            column(
                                    statement,
                                    "text",
                                    orders,
                                    each -> each.order().status()));
                    statement.setArray(
                            7,
                            column(
                                    statement,
                                    "text",
                                    orders,
                                    each -> each.order().total().currency()));
                    statement.setArray(
                            8,
                            column(
                                    statement,
                                    "bigint",
                                    orders,
                                    each -> each.order().total().minor()));
                    statement.setArray(
                            9,
                            column(
                                    statement,
                                    "text",
                                    orders,
                                    each -> each.order().number()));
                    statement.setArray(10, column(statement, "text", orders, JdbcPayableOrders::provider));
                    statement.setArray(11, column(statement, "timestamptz", orders, JdbcPayableOrders::payBy));
                    statement.setArray(12, column(statement, "timestamptz", orders, each -> at(each.placedAt())));
                },
                (row, i) -> new Change(
                        heard(row, ""), row.getObject("old_version", Long.class) == null ? null : heard(row, "old_")));
    }

    @Override
    public Optional<PayableOrder> find(ShopId shop, UUID order) {
        return client.sql("select * from payable_order where shop_id = :shop and order_id = :order")
                .param("shop", shop.value())
                .param("order", order)
                .query((row, i) -> order(row, ""))
                .optional();
    }

    private static HeardOrder heard(ResultSet row, String prefix) throws SQLException {
        return new HeardOrder(order(row, prefix), instant(row, prefix + "placed_at"));
    }

    private static PayableOrder order(ResultSet row, String prefix) throws SQLException {
        var provider = row.getString(prefix + "provider");
        return new PayableOrder(
                row.getObject("order_id", UUID.class),
                row.getLong(prefix + "version"),
                row.getString(prefix + "status"),
                new Money(row.getLong(prefix + "total"), row.getString(prefix + "currency")),
                row.getString(prefix + "number"),
                provider == null ? null : new PaymentTerms(provider, instant(row, prefix + "pay_by")));
    }

    private static @Nullable String provider(HeardOrder heard) {
        var terms = heard.order().terms();
        return terms == null ? null : terms.provider();
    }

    private static @Nullable OffsetDateTime payBy(HeardOrder heard) {
        var terms = heard.order().terms();
        return terms == null ? null : at(terms.payBy());
    }

    private static Array column(
            PreparedStatement statement,
            String type,
            Collection<HeardOrder> orders,
            Function<HeardOrder, ? extends @Nullable Object> value)
            throws SQLException {
        var column = new @Nullable Object[orders.size()];
        var i = 0;
        for (var order : orders) {
            column[i++] = value.apply(order);
        }
        return statement.getConnection().createArrayOf(type, column);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
