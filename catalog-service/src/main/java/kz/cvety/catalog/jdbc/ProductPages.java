package kz.cvety.catalog.jdbc;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import kz.cvety.catalog.PageCursor;
import kz.cvety.catalog.Product;
import kz.cvety.catalog.ProductFilter;
import kz.cvety.catalog.Products;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Pages of products: one query, or two where the first one finds no word as it was typed. */
@Component
class ProductPages {

    private static final Products.Page NOTHING = new Products.Page(List.of(), Optional.empty());

    private record Found(Product product, float rank) {}

    private final JdbcClient jdbc;
    private final ProductRow rows;

    ProductPages(JdbcClient jdbc, ProductRow rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    Products.Page page(ShopId shop, ProductFilter filter, @Nullable PageCursor after, int size) {
        if (filter.text() == null) {
            return byAge(new ProductSearch(shop, filter), after instanceof PageCursor.ByAge age ? age : null, size);
        }
        if (new ProductSearch(shop, filter).isVoid()) {
            return NOTHING;
        }
        if (after instanceof PageCursor.ByMatch match) {
            return byMatch(new ProductSearch(shop, filter), match.forgiving(), match, size);
        }
        var asTyped = byMatch(new ProductSearch(shop, filter), false, null, size);
        return asTyped.products().isEmpty() ? byMatch(new ProductSearch(shop, filter), true, null, size) : asTyped;
    }

    private Products.Page byAge(ProductSearch search, PageCursor.@Nullable ByAge after, int size) {
        var query = jdbc.sql(search.byAge(after != null))
                .params(search.parameters())
                .param("size", size + 1);
        if (after != null) {
            query = query.param("createdAt", after.createdAt().atOffset(ZoneOffset.UTC))
                    .param("after", after.id());
        }
        var found = query.query((row, i) -> new Found(rows.read(row), 0)).list();
        return page(found, size, (product, rank) -> new PageCursor.ByAge(product.createdAt(), product.id()));
    }

    private Products.Page byMatch(
            ProductSearch search, boolean forgiving, PageCursor.@Nullable ByMatch after, int size) {
        var sql = search.byMatch(forgiving, after != null);
        var query = jdbc.sql(sql).params(search.parameters()).param("size", size + 1);
        if (after != null) {
            query = query.param("rank", after.rank()).param("after", after.id());
        }
        var found = query.query((row, i) -> new Found(rows.read(row), row.getFloat("rank")))
                .list();
        return page(found, size, (product, rank) -> new PageCursor.ByMatch(forgiving, rank, product.id()));
    }

    private static Products.Page page(List<Found> found, int size, BiFunction<Product, Float, PageCursor> cursor) {
        var products = new ArrayList<>(found.stream().map(Found::product).toList());
        if (found.size() <= size) {
            return new Products.Page(products, Optional.empty());
        }
        var last = found.get(size - 1);
        return new Products.Page(products.subList(0, size), Optional.of(cursor.apply(last.product, last.rank)));
    }
}
