package kz.cvety.catalog.stock.jdbc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.cvety.catalog.stock.OrderNews;
import kz.cvety.catalog.stock.Recipes;
import kz.cvety.kit.ShopId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Looks up in one statement what any number of orders take. An external id is that of the order's connections, or of any if it has none. */
@Repository
class JdbcStockRecipes implements Recipes {

    private static final String TAKEN = """
            with line as (
                select * from unnest(?::int[], ?::uuid[], ?::uuid[], ?::text[], ?::int[])
                    with ordinality as line (news, product_id, variant_id, external_id, quantity, number)
            ), known as (
                select * from unnest(?::int[], ?::text[]) as known (news, connection)
            ), sold as (
                select line.news, line.variant_id, line.quantity, coalesce(line.product_id, linked.product_id) as product_id
                from line left join lateral (
                    select min(link.product_id::text)::uuid as product_id
                    from product_link link
                    where line.product_id is null and link.shop_id = ? and link.external_id = line.external_id
                        and (link.connection in (select connection from known where known.news = line.news)
                            or not exists (select from known where known.news = line.news))
                    having count(distinct link.product_id) = 1
                ) linked on true
            )
            select sold.news, recipe.item_id, sum(sold.quantity::bigint * recipe.quantity) as quantity
            from sold
                join product_recipe recipe on recipe.shop_id = ? and recipe.product_id = sold.product_id
                    and recipe.variant_id = case
                        when exists (
                            select from product_recipe own
                            where own.shop_id = recipe.shop_id and own.product_id = sold.product_id and own.variant_id = sold.variant_id)
                        then sold.variant_id else sold.product_id end
                join stock_item item on item.shop_id = recipe.shop_id and item.id = recipe.item_id and not item.archived
            group by sold.news, recipe.item_id
            """;

    private record Row(int news, OrderNews.Line line) {}

    private record Known(int news, String connection) {}

    private final JdbcTemplate jdbc;

    JdbcStockRecipes(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Map<UUID, Long>> takenBy(ShopId shop, List<OrderNews> news) {
        var taken = new ArrayList<Map<UUID, Long>>();
        var rows = new ArrayList<Row>();
        var known = new ArrayList<Known>();
        for (var i = 0; i < news.size(); i++) {
            var number = i;
            taken.add(new HashMap<>());
            news.get(i).lines().forEach(line -> rows.add(new Row(number, line)));
            news.get(i).connections().forEach(connection -> known.add(new Known(number, connection)));
        }
        if (rows.isEmpty()) {
            return taken;
        }
        jdbc.query(
                TAKEN,
                statement -> {
                    statement.setArray(1, Columns.of(statement, "int", rows, Row::news));
                    statement.setArray(
                            2,
                            Columns.of(
                                    statement, "uuid", rows, row -> row.line().productId()));
                    statement.setArray(
                            3,
                            Columns.of(
                                    statement, "uuid", rows, row -> row.line().variantId()));
                    statement.setArray(
                            4,
                            Columns.of(
                                    statement, "text", rows, row -> row.line().externalProductId()));
                    statement.setArray(
                            5,
                            Columns.of(statement, "int", rows, row -> row.line().quantity()));
                    statement.setArray(6, Columns.of(statement, "int", known, Known::news));
                    statement.setArray(7, Columns.of(statement, "text", known, Known::connection));
                    statement.setString(8, shop.value());
                    statement.setString(9, shop.value());
                },
                row -> {
                    taken.get(row.getInt("news")).put(row.getObject("item_id", UUID.class), row.getLong("quantity"));
                });
        return taken;
    }
}
