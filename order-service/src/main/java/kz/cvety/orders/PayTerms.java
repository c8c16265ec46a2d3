package kz.cvety.orders;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import kz.cvety.events.orders.PaymentTerms;

/**
 * How an order is paid online. It is arranged when the order is placed and never changes.
 *
 * @param payBy without the money by then the order is cancelled
 */
@Embeddable
public record PayTerms(
        @Enumerated(EnumType.STRING) @Column(name = "pay_provider", updatable = false)
        PayProvider provider,

        @Column(name = "pay_by", updatable = false) Instant payBy) {

    PaymentTerms asTerms() {
        return new PaymentTerms(provider.name(), payBy);
    }
}
