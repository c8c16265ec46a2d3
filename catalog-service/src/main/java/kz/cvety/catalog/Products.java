package kz.cvety.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;

/** The products of a shop. Everything happens inside a transaction of that shop. */
public interface Products {

    /** One page: newest first, or best match first when the filter asks for words. */
    record Page(List<Product> products, Optional<PageCursor> next) {}

    Optional<Product> find(ShopId shop, UUID id);

    /** The product to be changed: nobody else changes it until this transaction ends. */
    default Optional<Product> findLocked(ShopId shop, UUID id) {
        return Optional.ofNullable(findLocked(shop, List.of(id)).get(id));
    }

    /** Those of these products that exist, to be changed, in one query whatever their number: nobody else changes them meanwhile. */
    Map<UUID, Product> findLocked(ShopId shop, Collection<UUID> ids);

    /**
     * The same, with those that a transaction is bringing in at this moment: an answer to a product may be heard before its commit is
     * seen here.
     */
    default Map<UUID, Product> findLockedOrComing(ShopId shop, Collection<UUID> ids) {
        var found = findLocked(shop, ids);
        var missing = ids.stream().filter(id -> !found.containsKey(id)).collect(Collectors.toSet());
        if (missing.isEmpty()) {
            return found;
        }
        meet(shop, missing);
        found.putAll(findLocked(shop, missing));
        return found;
    }

    /** Waits until nobody else brings in one of these products, and lets nobody until this transaction ends. */
    void meet(ShopId shop, Collection<UUID> ids);

    Page page(ShopId shop, ProductFilter filter, @Nullable PageCursor after, int size);

    /**
     * Writes what is new about these products with what is kept beside them, recipes and links, in a number of statements that does
     * not grow with theirs. Refuses an external id that another product has.
     */
    void store(ShopId shop, Collection<Product> products);
}
