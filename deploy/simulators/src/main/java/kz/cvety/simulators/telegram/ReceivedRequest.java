package kz.cvety.simulators.telegram;

import java.time.Instant;
import java.util.Map;

/**
 * One call of the Bot API.
 *
 * @param httpStatus the status answered, 0 when the connection was cut
 * @param sent whether a message was sent or changed because of it
 * @param fault wire name of the fault it met, empty for none
 */
public record ReceivedRequest(
        Instant at,
        String method,
        Map<String, String> parameters,
        int httpStatus,
        String answer,
        boolean sent,
        String fault) {}
