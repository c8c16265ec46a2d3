package kz.cvety.orders.jdbc;

import java.util.Collection;
import java.util.function.Function;
import kz.cvety.kit.ShopId;
import kz.cvety.orders.LacksConverter;
import kz.cvety.orders.Orders;
import kz.cvety.orders.StockWords;
import kz.cvety.orders.UnknownOrder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class JdbcStockWords implements StockWords {

    /** Locked in one order, so that two transactions cannot wait for each other. */
    private static final String KEEP = """
            with word as (
                select * from unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[]) as w (id, version, stock, shortages)),
            known as materialized (
                select o.id from orders o where o.shop_id = ? and o.id in (select id from word) order by o.id for update),
            kept as (
                update orders o set stock = w.stock, stock_version = w.version, shortages = w.shortages
                from word w join known k using (id)
                where o.shop_id = ? and o.id = w.id and o.stock_version < w.version)
            select count(*) from known
            """;

    private final JdbcTemplate jdbc;
    private final Orders orders;

    JdbcStockWords(JdbcTemplate jdbc, Orders orders) {
        this.jdbc = jdbc;
        this.orders = orders;
    }

    @Override
    public void keep(ShopId shop, Collection<Word> words) {
        if (words.isEmpty()) {
            return;
        }
        if (kept(shop, words) != words.size()) {
            // word of an order may be heard before its commit is seen
            orders.meet(shop, words.stream().map(Word::orderId).toList());
            if (kept(shop, words) != words.size()) {
                throw new UnknownOrder();
            }
        }
    }

    /** How many of the orders are here. */
    private long kept(ShopId shop, Collection<Word> words) {
        var known = jdbc.query(
                KEEP,
                statement -> {
                    var connection = statement.getConnection();
                    statement.setArray(1, connection.createArrayOf("uuid", column(words, Word::orderId)));
                    statement.setArray(2, connection.createArrayOf("bigint", column(words, Word::version)));
                    statement.setArray(
                            3,
                            connection.createArrayOf(
                                    "text", column(words, w -> w.state().name())));
                    statement.setArray(
                            4,
                            connection.createArrayOf("text", column(words, w -> LacksConverter.text(w.shortages()))));
                    statement.setString(5, shop.value());
                    statement.setString(6, shop.value());
                },
                (row, i) -> row.getLong(1));
        return known.getFirst();
    }

    private static Object[] column(Collection<Word> words, Function<Word, Object> value) {
        return words.stream().map(value).toArray();
    }
}
