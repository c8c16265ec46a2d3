package kz.cvety.payments.orders;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import kz.cvety.kit.ShopId;
import kz.cvety.payments.orders.HeardOrder.Change;

/** What is known of orders: of each the newest version that was heard of. */
public interface HeardOrders {

    /**
     * Keeps, inside a transaction of the shop, each of these that is newer than what is known; an order is among them once.
     * Answers those, by order id.
     */
    List<Change> hear(ShopId shop, Collection<HeardOrder> orders, Instant now);
}
