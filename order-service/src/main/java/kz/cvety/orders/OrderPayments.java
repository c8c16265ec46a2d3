package kz.cvety.orders;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.cvety.kit.ShopId;

/** What was heard of the payments of a shop's orders, also of orders that are not here yet. Each method joins the shop's transaction. */
public interface OrderPayments {

    /** The payments of these orders by order, oldest first, in one statement. */
    Map<UUID, List<OrderPayment>> of(ShopId shop, Collection<UUID> orders);

    /** These payments, and all others of these orders, in one statement. */
    List<OrderPayment> find(ShopId shop, Collection<UUID> payments, Collection<UUID> orders);

    /** Keeps those that are newer than what is known, in one statement; at most one for each payment. */
    void keep(ShopId shop, Collection<OrderPayment> payments);
}
