package kz.cvety.catalog.stock;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.kit.ShopId;

/** The places where a shop keeps its stock. */
public interface Stores {

    /**
     * One place.
     *
     * @param position stores are emptied from the lowest to the highest
     */
    record Store(UUID id, String name, int position, long version) {}

    void add(ShopId shop, Store store, Instant now);

    Optional<Store> lock(ShopId shop, UUID id);

    Optional<Store> find(ShopId shop, UUID id);

    void store(ShopId shop, Store changed, Instant now);

    /** In the order in which they are emptied. */
    List<Store> all(ShopId shop);
}
