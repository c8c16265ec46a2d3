package kz.cvety.payments;

import java.util.Set;
import java.util.UUID;
import kz.cvety.events.payments.PaymentAttention;
import kz.cvety.events.payments.PaymentStatus;
import org.jspecify.annotations.Nullable;

/**
 * Which payments to list; what is absent or empty does not narrow.
 *
 * @param needingAttention only those that a person has to look at, for whatever reason
 */
public record PaymentFilter(
        @Nullable UUID orderId,
        Set<PaymentStatus> statuses,
        @Nullable Provider provider,
        Set<PaymentAttention> attention,
        boolean needingAttention) {}
