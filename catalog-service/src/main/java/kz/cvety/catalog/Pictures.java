package kz.cvety.catalog;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import kz.cvety.events.catalog.ProductImage;
import kz.cvety.kit.ShopId;

/** The pictures that a shop has uploaded, as its products see them. Each call is one statement and joins the transaction of the caller. */
public interface Pictures {

    /** Those of these pictures that the shop has, under their public addresses; none of them goes before this transaction ends. */
    Map<UUID, ProductImage> find(ShopId shop, Collection<UUID> imageIds);

    /**
     * From now on each of these products shows just these images. What is no upload of the shop is passed by; a picture that nothing
     * shows any more goes after a grace.
     */
    void show(ShopId shop, Map<UUID, ? extends Collection<UUID>> imageIdsOfProducts);
}
