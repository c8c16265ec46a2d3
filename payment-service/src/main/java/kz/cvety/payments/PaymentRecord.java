package kz.cvety.payments;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.cvety.events.payments.PaymentAttention;
import kz.cvety.events.payments.PaymentSnapshot;
import kz.cvety.events.payments.PaymentStatus;
import kz.cvety.kit.Money;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** What is stored of a payment, and how it looks to others. */
@MappedSuperclass
public abstract class PaymentRecord {

    private static final int COLLECTIONS_AT_ONCE = 200;

    @Id
    UUID id;

    @TenantId
    @Column(name = "shop_id")
    String shop;

    @Version
    int lockVersion;

    long version;

    @Nullable
    UUID orderId;

    @Nullable
    String orderNumber;

    @Enumerated(EnumType.STRING)
    Provider provider;

    @Enumerated(EnumType.STRING)
    PaymentStatus status;

    String currency;
    long amount;
    long refunded;

    @Embedded
    @Nullable
    Receipt receipt;

    @Nullable
    String payUrl;

    @Nullable
    Instant payBy;

    @Enumerated(EnumType.STRING)
    @Nullable
    PaymentAttention attention;

    @Nullable
    String note;

    Instant createdAt;
    Instant updatedAt;

    @OneToMany(mappedBy = "payment", cascade = CascadeType.ALL)
    @OrderBy("createdAt, id")
    @BatchSize(size = COLLECTIONS_AT_ONCE)
    List<PaymentAttempt> attempts = new ArrayList<>();

    @OneToMany(mappedBy = "payment", cascade = CascadeType.ALL)
    @OrderBy("createdAt, id")
    @BatchSize(size = COLLECTIONS_AT_ONCE)
    List<Refund> refunds = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    PaymentRecord() {}

    void accept(Instant at) {
        version++;
        updatedAt = stored(at);
    }

    /** As exact as the database keeps it, so that a payment reads the same before and after it was stored. */
    static Instant stored(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    public PaymentSnapshot snapshot() {
        return new PaymentSnapshot(
                id,
                version,
                orderId,
                orderNumber,
                provider.name(),
                status.name(),
                currency,
                amount().toString(),
                refunded().toString(),
                transactionId(),
                payUrl,
                payBy,
                attention == null ? null : attention.name(),
                createdAt,
                paidAt(),
                updatedAt);
    }

    public boolean isOpen() {
        return status == PaymentStatus.REQUESTED || status == PaymentStatus.PENDING;
    }

    /** Whether its money has come, whatever was given back since. */
    public boolean isPaid() {
        return receipt != null;
    }

    /** Whether it pays for its order now. */
    public boolean covers() {
        return isPaid() && liesIn() == Purse.ORDERS && status != PaymentStatus.REFUNDED;
    }

    public UUID id() {
        return id;
    }

    public String shop() {
        return shop;
    }

    public long version() {
        return version;
    }

    public @Nullable UUID orderId() {
        return orderId;
    }

    public @Nullable String orderNumber() {
        return orderNumber;
    }

    public Provider provider() {
        return provider;
    }

    public PaymentStatus status() {
        return status;
    }

    /** What is asked for, and once it is paid what came. */
    public Money amount() {
        return new Money(amount, currency);
    }

    public Money refunded() {
        return new Money(refunded, currency);
    }

    /** What came and was not given back. */
    public Money remaining() {
        return amount().minus(refunded());
    }

    public @Nullable String transactionId() {
        return receipt == null ? null : receipt.transactionId();
    }

    /** The provider's id of the try that brought the money. */
    public @Nullable String providerPaymentId() {
        return receipt == null ? null : receipt.providerPaymentId();
    }

    public @Nullable Purse liesIn() {
        return receipt == null ? null : receipt.liesIn();
    }

    public @Nullable String payUrl() {
        return payUrl;
    }

    public @Nullable Instant payBy() {
        return payBy;
    }

    public @Nullable PaymentAttention attention() {
        return attention;
    }

    /** What the person who looked has said. */
    public @Nullable String note() {
        return note;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public @Nullable Instant paidAt() {
        return receipt == null ? null : receipt.paidAt();
    }

    /** Every try, oldest first. */
    public List<PaymentAttempt> attempts() {
        return List.copyOf(attempts);
    }

    public List<Refund> refunds() {
        return List.copyOf(refunds);
    }

    PaymentAttempt attemptOf(UUID attemptId) {
        return attempts.stream()
                .filter(each -> each.id().equals(attemptId))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("an attempt of another payment"));
    }

    Refund refundOf(UUID refundId) {
        return refunds.stream()
                .filter(each -> each.id().equals(refundId))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a refund of another payment"));
    }
}
