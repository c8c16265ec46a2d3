package kz.cvety.simulators.stripe;

import java.time.Instant;
import java.util.Map;

/**
 * Money that goes back to a buyer, in hundredths.
 *
 * @param status {@code pending}, {@code succeeded} or {@code failed}
 */
public record StripeRefund(
        String id,
        String sessionId,
        String paymentIntent,
        String charge,
        long amount,
        String currency,
        String status,
        Map<String, String> metadata,
        Instant createdAt) {

    StripeRefund now(String newStatus) {
        return new StripeRefund(id, sessionId, paymentIntent, charge, amount, currency, newStatus, metadata, createdAt);
    }
}
