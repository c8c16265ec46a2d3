package kz.cvety.payments;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The money that came, and where it lies. */
@Embeddable
record Receipt(
        String transactionId,
        @Nullable String providerPaymentId,

        @Enumerated(EnumType.STRING) @Column(name = "lies_in")
        Purse liesIn,

        Instant paidAt) {

    Receipt in(Purse other) {
        return new Receipt(transactionId, providerPaymentId, other, paidAt);
    }
}
