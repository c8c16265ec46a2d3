package kz.cvety.events.payments;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The whole payment after a change. A consumer keeps the highest version it has seen and ignores the rest, so it may skip,
 * repeat or coalesce events.
 *
 * @param version grows by one with each accepted change
 * @param orderId what it pays for; absent while nobody knows
 * @param provider {@code KASPI}, {@code STRIPE} or {@code MANUAL}
 * @param status a name of {@link PaymentStatus}
 * @param amount decimal string: what is asked for, and once it is paid what came
 * @param refunded decimal string: what was given back of it
 * @param transactionId the provider's own id of the money that came
 * @param payUrl where the buyer pays, while they can
 * @param payBy until when the money is waited for
 * @param attention a name of {@link PaymentAttention}; absent when nobody has to look
 */
public record PaymentSnapshot(
        UUID paymentId,
        long version,
        @Nullable UUID orderId,
        @Nullable String orderNumber,
        String provider,
        String status,
        String currency,
        String amount,
        String refunded,
        @Nullable String transactionId,
        @Nullable String payUrl,
        @Nullable Instant payBy,
        @Nullable String attention,
        Instant createdAt,
        @Nullable Instant paidAt,
        Instant updatedAt) {}
