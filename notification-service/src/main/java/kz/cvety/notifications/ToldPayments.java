package kz.cvety.notifications;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import kz.cvety.kit.ShopId;

/** The payments that were told about. Each method joins the shop's transaction. */
public interface ToldPayments {

    /** Those that are known, kept from changing until the transaction ends. */
    Map<UUID, ToldPayment> lock(ShopId shop, Collection<UUID> payments);

    void save(ShopId shop, Collection<ToldPayment> payments);
}
