package kz.cvety.catalog.jdbc;

import java.util.List;
import kz.cvety.catalog.ExternalIdTaken;
import kz.cvety.catalog.Product.State;
import kz.cvety.kit.ShopId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What is kept beside a product so that others find it by SQL: its ids in external systems, and what it takes from stock. */
@Component
class ProductParts {

    private static final String LINK = """
            insert into product_link (shop_id, connection, external_id, product_id)
            select ?, connection, external_id, product_id
            from unnest(?::text[], ?::text[], ?::uuid[]) as link (connection, external_id, product_id)
            on conflict do nothing
            """;

    private static final String LINKED = """
            select count(*) from product_link
            where shop_id = ? and (connection, external_id, product_id)
                in (select * from unnest(?::text[], ?::text[], ?::uuid[]))
            """;

    private static final String CLEAR = "delete from product_recipe where shop_id = ? and product_id = any (?::uuid[])";

    private static final String TAKE = """
            insert into product_recipe (shop_id, product_id, variant_id, item_id, quantity)
            select ?, * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::int[])
            """;

    private final JdbcTemplate jdbc;

    ProductParts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Links never change once they are there; two products under one external id are refused. */
    void link(ShopId shop, List<State> products) {
        var links = new Batch(3);
        for (var product : products) {
            product.links().forEach((connection, id) -> links.add(connection, id, product.id()));
        }
        if (links.isEmpty()) {
            return;
        }
        var added = jdbc.update(LINK, links.after(shop, "text", "text", "uuid"));
        if (added < links.size()) {
            var linked = jdbc.query(LINKED, links.after(shop, "text", "text", "uuid"), rows -> {
                rows.next();
                return rows.getInt(1);
            });
            if (linked == null || linked < links.size()) {
                throw new ExternalIdTaken();
            }
        }
    }

    void replaceRecipes(ShopId shop, List<State> products) {
        if (products.isEmpty()) {
            return;
        }
        var ids = new Batch(1);
        var lines = new Batch(4);
        for (var product : products) {
            ids.add(product.id());
            add(lines, product);
        }
        jdbc.update(CLEAR, ids.after(shop, "uuid"));
        if (!lines.isEmpty()) {
            jdbc.update(TAKE, lines.after(shop, "uuid", "uuid", "uuid", "int4"));
        }
    }

    private static void add(Batch lines, State product) {
        var id = product.id();
        product.offer().recipe().forEach(line -> lines.add(id, id, line.itemId(), line.quantity()));
        for (var variant : product.offer().variants()) {
            variant.recipe().forEach(line -> lines.add(id, variant.id(), line.itemId(), line.quantity()));
        }
    }
}
