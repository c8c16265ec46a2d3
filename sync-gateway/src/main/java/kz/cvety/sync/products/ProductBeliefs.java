package kz.cvety.sync.products;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import kz.cvety.kit.ShopId;

/** Where beliefs about products are kept. Every method needs a transaction and works on a whole batch. */
public interface ProductBeliefs {

    /** Makes the rows that are missing, then locks and reads all of them in the order of their keys. */
    List<ProductBelief> open(ShopId shop, Collection<String> connections, Collection<UUID> products);

    /** Locks and reads those there are, of products with these ids here or there, in the order of their keys. */
    List<ProductBelief> lock(ShopId shop, String connection, Collection<UUID> products, Collection<String> externalIds);

    /** Reads those there are, without a lock. */
    List<ProductBelief> find(Collection<ProductBelief.Key> keys);

    /** Writes them; one that is not stored must not be there yet. */
    void save(Collection<ProductBelief> beliefs);
}
