package kz.cvety.orders.catalog.jdbc;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.orders.catalog.Level;
import kz.cvety.orders.catalog.Stock;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Levels and holds. What is held of an item is summed up in its row: the row is what concurrent orders meet at, and PostgreSQL compares
 * its newest version, where a sum over the holds would be as old as the statement.
 */
@Repository
class JdbcStock implements Stock {

    /** Locks every row it names, also one it does not change because it knows a newer level. */
    private static final String LEVELS = """
            insert into stock_item (shop_id, item_id, version, name, available)
            select ?, * from unnest(?::uuid[], ?::bigint[], ?::text[], ?::bigint[]) as level (item_id, version, name, available)
            order by item_id
            on conflict (shop_id, item_id) do update set
                version = excluded.version, name = excluded.name, available = excluded.available
            where stock_item.version < excluded.version
            """;

    private static final String INCLUDED = """
            with gone as (
                delete from stock_hold h using unnest(?::uuid[], ?::uuid[]) as named (item_id, order_id)
                where h.shop_id = ? and h.item_id = named.item_id and h.order_id = named.order_id
                returning h.item_id, h.quantity),
            freed as (select item_id, sum(quantity)::bigint as quantity from gone group by item_id)
            update stock_item i set held = i.held - f.quantity from freed f where i.shop_id = ? and i.item_id = f.item_id
            """;

    private static final String FREE = """
            select i.item_id, i.available - i.held + coalesce(own.quantity, 0) as free
            from stock_item i
            left join stock_hold own on own.shop_id = i.shop_id and own.item_id = i.item_id and own.order_id = ?
            where i.shop_id = ? and i.item_id = any (?)
            """;

    private static final String HOLD = """
            with locked as materialized (
                select i.item_id, need.quantity
                from stock_item i join unnest(?::uuid[], ?::bigint[]) as need (item_id, quantity) on need.item_id = i.item_id
                where i.shop_id = ?
                order by i.item_id for update of i),
            taken as (
                update stock_item i set held = i.held + l.quantity from locked l
                where i.shop_id = ? and i.item_id = l.item_id and i.available - i.held >= l.quantity
                returning i.item_id, l.quantity)
            insert into stock_hold (shop_id, item_id, order_id, quantity, ends_at)
            select ?, item_id, ?, quantity, ? from taken
            """;

    private static final String END = """
            with concerned as (
                select item_id, order_id from stock_hold where shop_id = ? and order_id = any (?)),
            locked as materialized (
                select i.item_id from stock_item i where i.shop_id = ? and i.item_id in (select item_id from concerned)
                order by i.item_id for update),
            settling as (
                update stock_hold h set ends_at = least(h.ends_at, ?) from locked l
                where h.shop_id = ? and h.item_id = l.item_id and h.order_id = any (?)),
            gone as (
                delete from stock_hold h using locked l
                where h.shop_id = ? and h.item_id = l.item_id and h.order_id = any (?)
                returning h.item_id, h.quantity),
            freed as (select item_id, sum(quantity)::bigint as quantity from gone group by item_id)
            update stock_item i set held = i.held - f.quantity from freed f where i.shop_id = ? and i.item_id = f.item_id
            """;

    private static final String END_OVERDUE = """
            with locked as materialized (
                select i.shop_id, i.item_id from stock_item i
                where (i.shop_id, i.item_id) in (select shop_id, item_id from stock_hold where ends_at < ?)
                order by i.shop_id, i.item_id for update),
            gone as (
                delete from stock_hold h using locked l
                where h.shop_id = l.shop_id and h.item_id = l.item_id and h.ends_at < ?
                returning h.shop_id, h.item_id, h.quantity),
            freed as (
                update stock_item i set held = i.held - f.quantity
                from (select shop_id, item_id, sum(quantity)::bigint as quantity from gone group by shop_id, item_id) f
                where i.shop_id = f.shop_id and i.item_id = f.item_id)
            select count(*) from gone
            """;

    private final JdbcTemplate jdbc;
    private final ShopTransactions transactions;

    JdbcStock(JdbcTemplate jdbc, ShopTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public void apply(ShopId shop, Collection<Level> levels) {
        jdbc.update(LEVELS, statement -> {
            statement.setString(1, shop.value());
            statement.setArray(2, Columns.of(statement, "uuid", levels, Level::item));
            statement.setArray(3, Columns.of(statement, "bigint", levels, Level::version));
            statement.setArray(4, Columns.of(statement, "text", levels, Level::name));
            statement.setArray(5, Columns.of(statement, "bigint", levels, Level::available));
        });
        var items = new ArrayList<UUID>();
        var orders = new ArrayList<UUID>();
        levels.forEach(level -> level.orders().forEach(order -> {
            items.add(level.item());
            orders.add(order);
        }));
        if (orders.isEmpty()) {
            return;
        }
        jdbc.update(INCLUDED, statement -> {
            statement.setArray(1, Columns.uuids(statement, items));
            statement.setArray(2, Columns.uuids(statement, orders));
            statement.setString(3, shop.value());
            statement.setString(4, shop.value());
        });
    }

    @Override
    public Map<UUID, Long> free(ShopId shop, Collection<UUID> items, UUID orderId) {
        var free = new HashMap<UUID, Long>();
        jdbc.query(
                FREE,
                statement -> {
                    statement.setObject(1, orderId);
                    statement.setString(2, shop.value());
                    statement.setArray(3, Columns.uuids(statement, items));
                },
                row -> {
                    free.put(row.getObject("item_id", UUID.class), row.getLong("free"));
                });
        return free;
    }

    @Override
    public boolean hold(ShopId shop, UUID orderId, Map<UUID, Long> needs, Instant until) {
        var rows = List.copyOf(needs.entrySet());
        var held = jdbc.update(HOLD, statement -> {
            statement.setArray(1, Columns.of(statement, "uuid", rows, Map.Entry::getKey));
            statement.setArray(2, Columns.of(statement, "bigint", rows, Map.Entry::getValue));
            statement.setString(3, shop.value());
            statement.setString(4, shop.value());
            statement.setString(5, shop.value());
            statement.setObject(6, orderId);
            statement.setObject(7, until.atOffset(ZoneOffset.UTC));
        });
        return held == needs.size();
    }

    @Override
    public void end(ShopId shop, Collection<UUID> over, Collection<UUID> settling, Instant at) {
        var all = new ArrayList<>(over);
        all.addAll(settling);
        jdbc.update(END, statement -> {
            statement.setString(1, shop.value());
            statement.setArray(2, Columns.uuids(statement, all));
            statement.setString(3, shop.value());
            statement.setObject(4, at.atOffset(ZoneOffset.UTC));
            statement.setString(5, shop.value());
            statement.setArray(6, Columns.uuids(statement, settling));
            statement.setString(7, shop.value());
            statement.setArray(8, Columns.uuids(statement, over));
            statement.setString(9, shop.value());
        });
    }

    @Override
    public int endOverdue(Instant before) {
        var moment = before.atOffset(ZoneOffset.UTC);
        var ended = transactions.acrossShops(() -> jdbc.queryForObject(END_OVERDUE, Integer.class, moment, moment));
        return ended == null ? 0 : ended;
    }
}
