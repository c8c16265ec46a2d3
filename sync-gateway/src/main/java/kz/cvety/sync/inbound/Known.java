package kz.cvety.sync.inbound;

import java.util.Map;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import kz.cvety.sync.products.ProductBelief;

/**
 * What the database knows about the orders and products of a batch; their beliefs are locked until the batch commits.
 *
 * @param links which order an external id is
 * @param linkedAs which external id an order has already
 * @param answers what the deliveries that come again were answered
 */
public record Known(
        Map<EntityKey, UUID> links,
        Map<BeliefKey, String> linkedAs,
        Map<BeliefKey, Belief> beliefs,
        Map<DeliveryKey, Answer> answers,
        Products products) {

    /** The same of products. */
    public record Products(
            Map<EntityKey, UUID> links,
            Map<ProductBelief.Key, String> linkedAs,
            Map<ProductBelief.Key, ProductBelief> beliefs) {}

    /** A delivery as its sender numbers it. */
    public record DeliveryKey(ShopId shop, String connection, String deliveryId) {}
}
