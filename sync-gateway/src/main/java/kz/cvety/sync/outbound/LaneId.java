package kz.cvety.sync.outbound;

import java.util.UUID;
import kz.cvety.kit.ShopId;

/** One entity on one connection: what is told about it is told in order. */
public record LaneId(ShopId shop, String connection, String entityType, UUID entityId) {

    public static final String ORDER = "order";
    public static final String PRODUCT = "product";

    public static LaneId ofOrder(ShopId shop, String connection, UUID orderId) {
        return new LaneId(shop, connection, ORDER, orderId);
    }

    public static LaneId ofProduct(ShopId shop, String connection, UUID productId) {
        return new LaneId(shop, connection, PRODUCT, productId);
    }
}
