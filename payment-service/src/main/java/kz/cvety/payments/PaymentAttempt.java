package kz.cvety.payments;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** One try of a payment at its provider: one link, one session. Changed by its payment alone. */
@Entity
@Table(name = "payment_attempt")
public class PaymentAttempt {

    @Id
    private UUID id;

    @TenantId
    @Column(name = "shop_id")
    private String shop;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "payment_id", updatable = false)
    private Payment payment;

    @Enumerated(EnumType.STRING)
    private AttemptState state;

    private @Nullable String providerPaymentId;
    private @Nullable String payUrl;
    private @Nullable String reason;
    private Instant createdAt;
    private Instant updatedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected PaymentAttempt() {}

    PaymentAttempt(Payment payment, UUID id, Instant at) {
        this.shop = payment.shop();
        this.payment = payment;
        this.id = id;
        this.state = AttemptState.CREATING;
        this.createdAt = at;
        this.updatedAt = at;
    }

    void open(String theirs, String address, Instant at) {
        state = AttemptState.OPEN;
        providerPaymentId = theirs;
        payUrl = address;
        updatedAt = at;
    }

    void turn(AttemptState to, @Nullable String why, Instant at) {
        state = to;
        reason = why;
        updatedAt = at;
    }

    public UUID paymentId() {
        return payment.id();
    }

    public UUID id() {
        return id;
    }

    public AttemptState state() {
        return state;
    }

    public @Nullable String providerPaymentId() {
        return providerPaymentId;
    }

    public @Nullable String payUrl() {
        return payUrl;
    }

    /** Why it has failed or nobody knows. */
    public @Nullable String reason() {
        return reason;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
