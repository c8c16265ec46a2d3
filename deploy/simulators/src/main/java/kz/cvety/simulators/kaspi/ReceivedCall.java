package kz.cvety.simulators.kaspi;

import java.time.Instant;

/**
 * One call of the seller's.
 *
 * @param requestId its {@code X-Request-ID}
 * @param action what was asked for, such as {@code qr/create-link}
 * @param body the body, or the query of a read
 * @param httpStatus the status answered, 0 when the connection was cut
 * @param answer the body answered, or prepared and then lost
 * @param wrote whether something changed because of it
 * @param subject the payment concerned, empty when none was
 * @param fault wire name of the fault it met, empty for none
 */
public record ReceivedCall(
        Instant at,
        String requestId,
        String action,
        String body,
        int httpStatus,
        String answer,
        boolean wrote,
        String subject,
        String fault) {}
