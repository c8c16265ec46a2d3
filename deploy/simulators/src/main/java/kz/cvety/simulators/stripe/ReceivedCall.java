package kz.cvety.simulators.stripe;

import java.time.Instant;

/**
 * One call of the seller's.
 *
 * @param action method and path with ids left out, such as {@code POST /v1/checkout/sessions}
 * @param idempotencyKey empty when none was given
 * @param body the body, or the query of a read
 * @param httpStatus the status answered, 0 when the connection was cut
 * @param answer the body answered, or prepared and then lost
 * @param wrote whether something changed because of it
 * @param replayed whether the answer is that of an earlier call with the key
 * @param subject the session or refund concerned, empty when none was
 * @param fault wire name of the fault it met, empty for none
 */
public record ReceivedCall(
        Instant at,
        String action,
        String idempotencyKey,
        String body,
        int httpStatus,
        String answer,
        boolean wrote,
        boolean replayed,
        String subject,
        String fault) {}
