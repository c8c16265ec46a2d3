package kz.cvety.notifications;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.kit.ShopId;

/** The orders that were told about. Each method joins the shop's transaction. */
public interface ToldOrders {

    /** Those that are known, kept from changing until the transaction ends. */
    Map<UUID, ToldOrder> lock(ShopId shop, Collection<UUID> orders);

    void save(ShopId shop, Collection<ToldOrder> orders);

    Optional<ToldOrder> find(ShopId shop, UUID order);
}
