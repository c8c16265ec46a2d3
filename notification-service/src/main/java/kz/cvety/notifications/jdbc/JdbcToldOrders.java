package kz.cvety.notifications.jdbc;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import kz.cvety.notifications.ToldOrder;
import kz.cvety.notifications.ToldOrders;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

@Component
final class JdbcToldOrders implements ToldOrders {

    /** In one order, so that two transactions cannot wait for each other. */
    private static final String LOCK = """
            select order_id, number, status, version, told_version, paid from told_order
            where shop_id = ? and order_id = any (?::uuid[])
            order by order_id for update
            """;

    private static final String FIND = """
            select order_id, number, status, version, told_version, paid from told_order where shop_id = ? and order_id = ?
            """;
    private static final String SAVE = """
            insert into told_order (shop_id, order_id, number, status, version, told_version, paid)
            select ?, * from unnest(?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::boolean[])
            on conflict (shop_id, order_id) do update set
                number = excluded.number,
                status = excluded.status,
                version = excluded.version,
                told_version = excluded.told_version,
                paid = excluded.paid
            """;
    private static final RowMapper<ToldOrder> ROW = (row, i) -> new ToldOrder(
            row.getObject("order_id", UUID.class),
            row.getString("number"),
            row.getString("status"),
            row.getLong("version"),
            row.getLong("told_version"),
            row.getBoolean("paid"));

    private final JdbcTemplate jdbc;

    JdbcToldOrders(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<UUID, ToldOrder> lock(ShopId shop, Collection<UUID> orders) {
        var found = new HashMap<UUID, ToldOrder>();
        jdbc.query(
                        LOCK,
                        statement -> {
                            statement.setString(1, shop.value());
                            statement.setArray(2, Columns.uuids(statement, orders));
                        },
                        ROW)
                .forEach(order -> found.put(order.orderId(), order));
        return found;
    }

    @Override
    public void save(ShopId shop, Collection<ToldOrder> orders) {
        jdbc.update(SAVE, statement -> {
            statement.setString(1, shop.value());
            statement.setArray(
                    2,
                    Columns.uuids(
                            statement, orders.stream().map(ToldOrder::orderId).toList()));
            statement.setArray(
                    3,
                    Columns.texts(
                            statement, orders.stream().map(ToldOrder::number).toList()));
            statement.setArray(
                    4,
                    Columns.texts(
                            statement, orders.stream().map(ToldOrder::status).toList()));
            statement.setArray(
                    5,
                    Columns.numbers(
                            statement, orders.stream().map(ToldOrder::version).toList()));
            statement.setArray(
                    6,
                    Columns.numbers(
                            statement,
                            orders.stream().map(ToldOrder::toldVersion).toList()));
            statement.setArray(
                    7,
                    Columns.flags(
                            statement, orders.stream().map(ToldOrder::paid).toList()));
        });
    }

    @Override
    public Optional<ToldOrder> find(ShopId shop, UUID order) {
        return jdbc.query(FIND, ROW, shop.value(), order).stream().findFirst();
    }
}
