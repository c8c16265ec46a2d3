package kz.cvety.catalog.stock.jdbc;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import kz.cvety.catalog.stock.FreedItems;
import kz.cvety.kit.ShopId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcFreedItems implements FreedItems {

    private static final String ADD = """
            insert into stock_freed (shop_id, item_id, times)
            select ?, item_id, 1 from unnest(?::uuid[]) as row (item_id)
            where exists (
                select from stock_reservation_line line
                where line.shop_id = ? and line.item_id = row.item_id and line.waiting)
            order by item_id
            on conflict (shop_id, item_id) do update set times = stock_freed.times + 1
            """;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    JdbcFreedItems(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    @Override
    public void add(ShopId shop, Collection<UUID> items) {
        if (items.isEmpty()) {
            return;
        }
        jdbc.update(ADD, statement -> {
            statement.setString(1, shop.value());
            statement.setArray(2, Columns.of(statement, "uuid", new TreeSet<>(items), id -> id));
            statement.setString(3, shop.value());
        });
    }

    @Override
    public List<Freed> some(int limit) {
        return client.sql("select shop_id, item_id, times from stock_freed limit :limit")
                .param("limit", limit)
                .query((row, i) -> new Freed(
                        new ShopId(row.getString("shop_id")),
                        row.getObject("item_id", UUID.class),
                        row.getLong("times")))
                .list();
    }

    @Override
    public void settle(Freed freed) {
        jdbc.update(
                "delete from stock_freed where shop_id = ? and item_id = ? and times = ?",
                freed.shop().value(),
                freed.item(),
                freed.times());
    }
}
