package kz.cvety.catalog;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import kz.cvety.events.catalog.ProductImage;
import kz.cvety.kit.ShopId;

/** The pictures that a shop has uploaded. */
public interface Pictures {

    /** Those of these pictures that exist and are ready to be shown, under their public addresses, in one query. */
    Map<UUID, ProductImage> find(ShopId shop, Collection<UUID> imageIds);
}
