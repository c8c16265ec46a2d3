package kz.cvety.sync.products;

import java.util.Collection;
import kz.cvety.kit.ShopId;

/**
 * Told in the transaction that changed beliefs by what the other side said: a field that is ours has to be told there again,
 * and a change of ours that gave way must not be.
 */
@FunctionalInterface
public interface ProductLanes {

    /** Brings the lanes of these products, all of one connection and locked, to what their beliefs say. */
    void follow(ShopId shop, String connection, Collection<ProductBelief> beliefs);
}
