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
import kz.cvety.kit.Money;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** Money of a payment on its way back. Changed by its payment alone. */
@Entity
@Table(name = "refund")
public class Refund {

    /**
     * What somebody wants given back.
     *
     * @param by who wants it
     */
    public record Wish(UUID id, Money amount, @Nullable String note, String by) {}

    @Id
    private UUID id;

    @TenantId
    @Column(name = "shop_id")
    private String shop;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "payment_id", updatable = false)
    private Payment payment;

    @Enumerated(EnumType.STRING)
    private RefundState state;

    private long amount;
    private String currency;
    private @Nullable String note;
    private String askedBy;
    private @Nullable Long availableBefore;
    private @Nullable String providerRefundId;
    private @Nullable String reason;
    private Instant createdAt;
    private Instant updatedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Refund() {}

    Refund(Payment payment, Wish wish, Instant at) {
        this.shop = payment.shop();
        this.payment = payment;
        this.id = wish.id();
        this.state = RefundState.WAITING;
        this.amount = wish.amount().minor();
        this.currency = wish.amount().currency();
        this.note = wish.note();
        this.askedBy = wish.by();
        this.createdAt = at;
        this.updatedAt = at;
    }

    /** The provider is about to be told, when this much could be given back. */
    void send(Money available, Instant at) {
        availableBefore = available.minor();
        turn(RefundState.SENT, null, at);
    }

    void done(@Nullable String theirs, Instant at) {
        providerRefundId = theirs;
        turn(RefundState.DONE, null, at);
    }

    void turn(RefundState to, @Nullable String why, Instant at) {
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

    public RefundState state() {
        return state;
    }

    public Money amount() {
        return new Money(amount, currency);
    }

    public @Nullable String note() {
        return note;
    }

    public String askedBy() {
        return askedBy;
    }

    /** What could be given back before the provider was told. */
    public @Nullable Money availableBefore() {
        return availableBefore == null ? null : new Money(availableBefore, currency);
    }

    public @Nullable String providerRefundId() {
        return providerRefundId;
    }

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
