package kz.cvety.simulators.bitrix;

import java.time.Instant;

/**
 * One attempt to send a hook.
 *
 * @param number the hook's number in the shop's outbox; a duplicate has its own
 * @param event the event named in the body, or {@code thin} for the status-only hook
 * @param orderId 0 for a hook about a product
 * @param productId 0 for a hook about an order
 * @param httpStatus the gateway's answer, 0 when there was none
 * @param attempts which attempt of this hook it was, 0 for a dropped one
 * @param dropped lost on purpose, never sent
 */
public record SentHook(
        Instant at,
        long number,
        String event,
        long orderId,
        long productId,
        long version,
        String status,
        int httpStatus,
        int attempts,
        boolean dropped,
        String body) {

    /** Whether the gateway took it. */
    public boolean accepted() {
        return httpStatus >= 200 && httpStatus < 300;
    }
}
