package kz.cvety.payments;

import java.util.Set;
import java.util.UUID;
import kz.cvety.events.orders.PaymentTerms;
import kz.cvety.kit.Money;
import org.jspecify.annotations.Nullable;

/**
 * What payments know of an order.
 *
 * @param status a name of an order's status, which this build may not know
 */
public record PayableOrder(
        UUID id,
        long version,
        String status,
        Money total,
        @Nullable String number,
        @Nullable PaymentTerms terms) {

    private static final Set<String> OVER = Set.of("CANCELLED", "DECLINED", "RETURNED", "REFUNDED");

    /** Whether nothing is to be paid for it any more. */
    public boolean isOver() {
        return OVER.contains(status);
    }
}
