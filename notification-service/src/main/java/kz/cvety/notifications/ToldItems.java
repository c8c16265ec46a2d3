package kz.cvety.notifications;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import kz.cvety.kit.ShopId;

/** The items of stock that staff were told about. Each method joins the shop's transaction. */
public interface ToldItems {

    /** The newest version told of each that is known, kept from changing until the transaction ends. */
    Map<UUID, Long> lock(ShopId shop, Collection<UUID> items);

    void save(ShopId shop, Map<UUID, Long> versions);
}
