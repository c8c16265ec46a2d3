package kz.cvety.catalog.stock;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;

/** What the shop keeps in stock. */
public interface StockItems {

    void add(ShopId shop, StockItem item);

    /** Those that exist, locked in the order of their ids until the transaction ends, each with a level for every store. */
    List<StockItem> lock(ShopId shop, Collection<UUID> ids);

    void store(ShopId shop, Collection<StockItem> changed);

    Optional<StockItem> find(ShopId shop, UUID id);

    /** By name, after the item of a page before. */
    List<StockItem> page(ShopId shop, Filter filter, @Nullable After after, int limit);

    /**
     * Which items to list; what is absent does not narrow.
     *
     * @param search a part of the name, in any case
     * @param store only items of which something lies there
     */
    record Filter(
            @Nullable String search,
            @Nullable UUID store,
            @Nullable Boolean low,
            boolean archived) {}

    /** The last item of a page. */
    record After(String name, UUID id) {}
}
