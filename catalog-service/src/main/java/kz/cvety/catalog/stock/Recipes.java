package kz.cvety.catalog.stock;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.cvety.kit.ShopId;

/** What products are made of. */
public interface Recipes {

    /** What each order takes of each item, in the order of {@code news}; a product without a recipe takes nothing. */
    List<Map<UUID, Long>> takenBy(ShopId shop, List<OrderNews> news);
}
