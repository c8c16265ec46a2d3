package kz.cvety.catalog.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import kz.cvety.catalog.Facts;
import kz.cvety.catalog.PageCursor;
import kz.cvety.catalog.ProductFilter;
import kz.cvety.catalog.ProductReport;
import kz.cvety.catalog.Products;
import kz.cvety.catalog.TakeProductReports;
import kz.cvety.catalog.Told;
import kz.cvety.catalog.World;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.kit.testing.StatementCounter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class ProductsIT {

    private static final ShopId BIG = World.newShop();
    private static final int MANY = 10_000;

    static {
        fill(BIG, MANY);
    }

    private final Products products = World.bean(Products.class);
    private final ShopTransactions transactions = World.bean(ShopTransactions.class);
    private final JdbcClient asApp = World.bean(JdbcClient.class);
    private final ShopId shop = World.newShop();
    private final ShopId stranger = World.newShop();

    @Test
    void hidesAProductFromEveryOtherShop() {
        var id = add();

        transactions.run(stranger, () -> {
            assertThat(products.find(stranger, id)).isEmpty();
            assertThat(products.findLocked(stranger, List.of(id))).isEmpty();
            assertThat(products.page(stranger, ProductFilter.ALL, null, 10).products())
                    .isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"product", "folder", "product_link", "product_recipe"})
    void hidesRowsByTheDatabaseAloneFromPlainSql(String table) {
        add();
        World.add("/api/v1/products/folders", shop, "{\"name\": \"Розы\"}");
        transactions.run(
                shop,
                () -> asApp.sql("insert into product_link values (?, 'c', '1', ?)")
                        .params(shop.value(), UUID.randomUUID())
                        .update());
        var count = "select count(*) from " + table + " where shop_id = '" + shop + "'";

        assertThat(transactions.call(shop, () -> number(count))).isPositive();
        assertThat(transactions.call(stranger, () -> number(count))).isZero();
        assertThat(number(count)).as("without any shop").isZero();
        assertThatThrownBy(() -> transactions.run(
                        shop,
                        () -> asApp.sql("update " + table + " set shop_id = '" + stranger + "'")
                                .update()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void keepsTheRecipesOfAProductBesideIt() {
        var id = add();
        World.put("/api/v1/products/" + id, World.manager(shop), "{\"recipe\": null}");
        var left = World.behindTheScenes()
                .sql("select quantity from product_recipe where product_id = ? and variant_id <> product_id")
                .param(id)
                .query(Integer.class)
                .list();

        assertThat(left).containsExactly(51);
    }

    @Test
    void listsAPageOfABigShopWithOneStatementThroughAnIndex() {
        assertThat(statements(ProductFilter.ALL, 10))
                .isEqualTo(statements(ProductFilter.ALL, 200))
                .isEqualTo(1);
        var plan = transactions.call(BIG, () -> plan(new ProductSearch(BIG, ProductFilter.ALL)));

        assertThat(plan).contains("product_newest").doesNotContain("Seq Scan on product");
    }

    @Test
    void searchesABigShopWithTwoStatementsAtMost() {
        assertThat(statements(text("роза"), 10))
                .isEqualTo(statements(text("роза"), 200))
                .isEqualTo(1);
        assertThat(statements(text("пеонны"), 200)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"matching, tsquery, product_words, 4711", "resembling, text, product_names, nivista"})
    void searchesThroughTheIndexOfWords(String function, String type, String index, String asked) {
        var body = World.behindTheScenes()
                .sql("select prosrc from pg_proc where proname = ?")
                .param(function)
                .query(String.class)
                .single();
        var plan = World.asOwner(BIG, connection -> {
            connection.sql("prepare probe (" + type + ") as " + body).update();
            return String.join(
                    "\n",
                    connection
                            .sql("explain execute probe ('" + asked + "')")
                            .query(String.class)
                            .list());
        });

        assertThat(plan).contains("Bitmap Index Scan on " + index);
    }

    @Test
    void pagesThroughABigShopWithoutLossOrRepetition() {
        var seen = new HashSet<UUID>();
        PageCursor next = null;
        do {
            var after = next;
            var page = transactions.call(BIG, () -> products.page(BIG, ProductFilter.ALL, after, 2500));
            page.products()
                    .forEach(product -> assertThat(seen.add(product.id())).isTrue());
            next = page.next().orElse(null);
        } while (next != null);

        assertThat(seen).hasSize(MANY - MANY / 50);
    }

    @Test
    void takesABatchOfReportsWithAConstantNumberOfStatements() {
        var few = ids(2);
        var many = ids(100);

        assertThat(take(many, 1)).isEqualTo(take(few, 1));
        assertThat(take(many, 2)).isEqualTo(take(few, 2));
    }

    private long take(List<UUID> ids, long revision) {
        var reports = World.bean(TakeProductReports.class);
        var told = ids.stream().map(id -> report(id, revision)).toList();
        return transactions.call(shop, () -> StatementCounter.during(() -> reports.handle(shop, told)));
    }

    private static ProductReport report(UUID id, long revision) {
        return new ProductReport.Described(
                id,
                Facts.CONNECTION,
                id.toString(),
                revision,
                Told.of("Роза " + revision),
                Told.nothing(),
                Told.nothing(),
                Told.nothing(),
                Told.nothing(),
                Told.nothing(),
                Set.of("name"),
                null);
    }

    private static List<UUID> ids(int number) {
        return IntStream.range(0, number).mapToObj(i -> UUID.randomUUID()).toList();
    }

    private long statements(ProductFilter filter, int size) {
        return transactions.call(BIG, () -> StatementCounter.during(() -> products.page(BIG, filter, null, size)));
    }

    private String plan(ProductSearch search) {
        return String.join(
                "\n",
                asApp.sql("explain " + search.byAge(false))
                        .params(search.parameters())
                        .param("size", 51)
                        .query(String.class)
                        .list());
    }

    private UUID add() {
        var added = World.add("/api/v1/products", shop, """
                {"name": "Роза", "price": "1", "recipe": [{"itemId": "0199a3c0-7d1e-7b52-9a51-3f1c6a2b0004", "quantity": 25}],
                 "variants": [{"name": "51", "price": "1",
                               "recipe": [{"itemId": "0199a3c0-7d1e-7b52-9a51-3f1c6a2b0004", "quantity": 51}]}]}""");
        return UUID.fromString(added.text("/id"));
    }

    private int number(String sql) {
        return asApp.sql(sql).query(Integer.class).single();
    }

    private static ProductFilter text(String typed) {
        return new ProductFilter(null, null, false, null, null, null, typed);
    }

    private static void fill(ShopId shop, int number) {
        try (var sql = ProductsIT.class.getResourceAsStream("/bench/products.sql")) {
            var script = new String(sql.readAllBytes(), StandardCharsets.UTF_8)
                    .replace(":'shop'", "'" + shop + "'")
                    .replace(":products", String.valueOf(number));
            World.behindTheScenes().sql(script).update();
            World.behindTheScenes().sql("vacuum analyze product").update();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
