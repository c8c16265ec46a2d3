package kz.cvety.payments;

import java.util.Optional;
import java.util.UUID;
import kz.cvety.kit.ShopId;

/** The orders of a shop as far as payments have heard of them; read inside a transaction of the shop. */
public interface PayableOrders {

    Optional<PayableOrder> find(ShopId shop, UUID orderId);
}
