package kz.cvety.catalog.jdbc;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import kz.cvety.catalog.PageCursor;
import kz.cvety.catalog.Product;
import kz.cvety.catalog.Product.Draft;
import kz.cvety.catalog.ProductFilter;
import kz.cvety.catalog.Products;
import kz.cvety.catalog.UnusableProduct;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.AdvisoryLocks;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Products over plain SQL: a product is one row, read with its folder's name. */
@Repository
class JdbcProducts implements Products {

    private final JdbcClient jdbc;
    private final ProductRow rows;
    private final ProductTable table;
    private final ProductParts parts;
    private final ProductPages pages;
    private final AdvisoryLocks locks;

    JdbcProducts(
            JdbcClient jdbc,
            ProductRow rows,
            ProductTable table,
            ProductParts parts,
            ProductPages pages,
            AdvisoryLocks locks) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.table = table;
        this.parts = parts;
        this.pages = pages;
        this.locks = locks;
    }

    @Override
    public Optional<Product> find(ShopId shop, UUID id) {
        return jdbc.sql(ProductRow.SELECT + ProductRow.FROM + "where p.shop_id = :shop and p.id = :id")
                .param("shop", shop.value())
                .param("id", id)
                .query((row, i) -> rows.read(row))
                .optional();
    }

    @Override
    public void meet(ShopId shop, Collection<UUID> ids) {
        locks.lock(shop, ids);
    }

    @Override
    public Map<UUID, Product> findLocked(ShopId shop, Collection<UUID> ids) {
        var found = new HashMap<UUID, Product>();
        jdbc.sql(ProductRow.SELECT + ProductRow.FROM + """
                        where p.shop_id = :shop and p.id = any (:ids)
                        order by p.id
                        for update of p
                        """)
                .param("shop", shop.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, i) -> rows.read(row))
                .list()
                .forEach(product -> found.put(product.id(), product));
        return found;
    }

    @Override
    public Page page(ShopId shop, ProductFilter filter, @Nullable PageCursor after, int size) {
        return pages.page(shop, filter, after, size);
    }

    @Override
    public void store(ShopId shop, Collection<Product> products) {
        var added = states(products, Draft.NEW);
        var rewritten = states(products, Draft.REWRITTEN);
        try {
            table.insert(shop, added);
            table.rewrite(shop, rewritten);
        } catch (DataIntegrityViolationException e) {
            if (String.valueOf(e.getMessage()).contains("product_folder")) {
                throw UnusableProduct.unknownFolder();
            }
            throw e;
        }
        table.move(shop, states(products, Draft.PROGRESS));
        var written = Stream.concat(added.stream(), rewritten.stream()).toList();
        parts.link(shop, written);
        parts.replaceRecipes(shop, written);
    }

    private static List<Product.State> states(Collection<Product> products, Draft draft) {
        return products.stream()
                .filter(product -> product.draft() == draft)
                .map(Product::state)
                .toList();
    }
}
