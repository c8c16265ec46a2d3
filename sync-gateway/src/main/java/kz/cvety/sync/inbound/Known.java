package kz.cvety.sync.inbound;

import java.util.Map;
import java.util.UUID;
import kz.cvety.kit.ShopId;

/**
 * What the database knows about the orders of a batch; their beliefs are locked until the batch commits.
 *
 * @param links which order an external id is
 * @param linkedAs which external id an order has already
 * @param answers what the deliveries that come again were answered
 */
public record Known(
        Map<OrderKey, UUID> links,
        Map<BeliefKey, String> linkedAs,
        Map<BeliefKey, Belief> beliefs,
        Map<DeliveryKey, Answer> answers) {

    /** A delivery as its sender numbers it. */
    public record DeliveryKey(ShopId shop, String connection, String deliveryId) {}
}
