package kz.cvety.orders;

import java.time.Instant;
import java.util.UUID;
import kz.cvety.events.payments.PaymentEnded;
import kz.cvety.events.payments.PaymentFlagged;
import kz.cvety.events.payments.PaymentOffered;
import kz.cvety.events.payments.PaymentReceived;
import kz.cvety.events.payments.PaymentRefunded;
import kz.cvety.events.payments.PaymentSnapshot;

/** Facts about one payment for an order of 12500 to test with. */
public final class PaymentFacts {

    public static final String TOTAL = "12500.00";
    public static final String PAY_URL = "https://pay.example/pay/a1b2c3";

    private static final Instant AT = Instant.parse("2026-03-08T07:00:00Z");

    private final UUID id;
    private final UUID order;

    public PaymentFacts(UUID order) {
        this(UUID.randomUUID(), order);
    }

    private PaymentFacts(UUID id, UUID order) {
        this.id = id;
        this.order = order;
    }

    /** The same payment, known to be of this order. */
    public PaymentFacts of(UUID known) {
        return new PaymentFacts(id, known);
    }

    public UUID id() {
        return id;
    }

    public PaymentOffered offered(long version) {
        return new PaymentOffered(snapshot(version, "PENDING", TOTAL, "0.00", null));
    }

    public PaymentReceived received(long version) {
        return received(version, TOTAL, null);
    }

    public PaymentReceived received(long version, String amount, String attention) {
        return new PaymentReceived(snapshot(version, "PAID", amount, "0.00", attention));
    }

    public PaymentFlagged flagged(long version, String attention) {
        return new PaymentFlagged(snapshot(version, "PAID", TOTAL, "0.00", attention));
    }

    public PaymentEnded expired(long version) {
        return new PaymentEnded(snapshot(version, "EXPIRED", TOTAL, "0.00", null));
    }

    public PaymentRefunded refunded(long version, String sum) {
        var status = sum.equals(TOTAL) ? "REFUNDED" : "PARTLY_REFUNDED";
        return new PaymentRefunded(snapshot(version, status, TOTAL, sum, null), UUID.randomUUID(), sum);
    }

    public PaymentSnapshot snapshot(long version, String status, String amount, String refunded, String attention) {
        var open = status.equals("PENDING");
        return new PaymentSnapshot(
                id,
                version,
                order,
                null,
                "KASPI",
                status,
                "KZT",
                amount,
                refunded,
                open || status.equals("EXPIRED") ? null : "900000015",
                open ? PAY_URL : null,
                AT.plusSeconds(3600),
                attention,
                AT,
                open || status.equals("EXPIRED") ? null : AT.plusSeconds(60),
                AT);
    }
}
