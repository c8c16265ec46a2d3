package kz.cvety.orders.catalog;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import kz.cvety.kit.ShopId;

/** The products of a shop, old and new. Each method joins the shop's transaction and is one statement. */
public interface Products {

    /** Those of them that the shop has. */
    Map<UUID, Product> find(ShopId shop, Collection<UUID> ids);

    /** Keeps each that is newer than what is known. */
    void keep(ShopId shop, Collection<Product> products);
}
