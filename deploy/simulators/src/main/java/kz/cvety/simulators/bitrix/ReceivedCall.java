package kz.cvety.simulators.bitrix;

import java.time.Instant;

/**
 * One call into the shop.
 *
 * @param action the action asked for, empty when the body named none
 * @param httpStatus the status answered, 0 when the connection was cut
 * @param answer the body answered, or prepared and then lost
 * @param wrote whether the shop saved an order or a product because of it
 * @param orderId the order concerned, 0 when none was
 * @param productId the product concerned, 0 when none was
 * @param fault wire name of the fault it met, empty for none
 */
public record ReceivedCall(
        Instant at,
        String path,
        String action,
        String body,
        int httpStatus,
        String answer,
        boolean wrote,
        long orderId,
        long productId,
        String fault) {}
