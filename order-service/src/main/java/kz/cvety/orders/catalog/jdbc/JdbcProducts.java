package kz.cvety.orders.catalog.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.cvety.kit.Money;
import kz.cvety.kit.ShopId;
import kz.cvety.orders.catalog.Product;
import kz.cvety.orders.catalog.Product.Portion;
import kz.cvety.orders.catalog.Product.Variant;
import kz.cvety.orders.catalog.Products;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Products with their variants and recipes in one row each: they are read and replaced as a whole. */
@Repository
class JdbcProducts implements Products {

    private static final TypeReference<List<Portion>> PORTIONS = new TypeReference<>() {};
    private static final TypeReference<List<Variant>> VARIANTS = new TypeReference<>() {};

    private static final String FIND = """
            select product_id, version, name, price, currency, offered, external_id, recipe, variants from product
            where shop_id = ? and product_id = any (?)
            """;

    /** In one order, so that two transactions cannot wait for each other. */
    private static final String KEEP = """
            insert into product (shop_id, product_id, version, name, price, currency, offered, external_id, recipe, variants)
            select ?, id, version, name, price, currency, offered, external_id, recipe::jsonb, variants::jsonb
            from unnest(?::uuid[], ?::bigint[], ?::text[], ?::bigint[], ?::text[], ?::boolean[], ?::text[], ?::text[], ?::text[])
                as told (id, version, name, price, currency, offered, external_id, recipe, variants)
            order by id
            on conflict (shop_id, product_id) do update set
                version = excluded.version, name = excluded.name, price = excluded.price, currency = excluded.currency,
                offered = excluded.offered, external_id = excluded.external_id, recipe = excluded.recipe,
                variants = excluded.variants
            where product.version < excluded.version
            """;

    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    JdbcProducts(JdbcTemplate jdbc, @Qualifier("events") JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public Map<UUID, Product> find(ShopId shop, Collection<UUID> ids) {
        var found = new HashMap<UUID, Product>();
        jdbc.query(
                FIND,
                statement -> {
                    statement.setString(1, shop.value());
                    statement.setArray(2, Columns.uuids(statement, ids));
                },
                row -> {
                    var product = product(row);
                    found.put(product.id(), product);
                });
        return found;
    }

    @Override
    public void keep(ShopId shop, Collection<Product> products) {
        jdbc.update(KEEP, statement -> {
            statement.setString(1, shop.value());
            statement.setArray(2, Columns.of(statement, "uuid", products, Product::id));
            statement.setArray(3, Columns.of(statement, "bigint", products, Product::version));
            statement.setArray(4, Columns.of(statement, "text", products, Product::name));
            statement.setArray(
                    5,
                    Columns.of(
                            statement,
                            "bigint",
                            products,
                            product -> product.price().minor()));
            statement.setArray(
                    6,
                    Columns.of(
                            statement,
                            "text",
                            products,
                            product -> product.price().currency()));
            statement.setArray(7, Columns.of(statement, "boolean", products, Product::offered));
            statement.setArray(8, Columns.of(statement, "text", products, Product::externalId));
            statement.setArray(
                    9, Columns.of(statement, "text", products, product -> json.writeValueAsString(product.recipe())));
            statement.setArray(
                    10,
                    Columns.of(statement, "text", products, product -> json.writeValueAsString(product.variants())));
        });
    }

    private Product product(ResultSet row) throws SQLException {
        return new Product(
                row.getObject("product_id", UUID.class),
                row.getLong("version"),
                row.getString("name"),
                new Money(row.getLong("price"), row.getString("currency")),
                row.getBoolean("offered"),
                row.getString("external_id"),
                json.readValue(row.getString("recipe"), PORTIONS),
                json.readValue(row.getString("variants"), VARIANTS));
    }
}
