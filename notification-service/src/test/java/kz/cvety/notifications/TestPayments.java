package kz.cvety.notifications;

import java.time.Instant;
import java.util.UUID;
import kz.cvety.events.payments.PaymentEnded;
import kz.cvety.events.payments.PaymentFlagged;
import kz.cvety.events.payments.PaymentOffered;
import kz.cvety.events.payments.PaymentReceived;
import kz.cvety.events.payments.PaymentRefunded;
import kz.cvety.events.payments.PaymentSnapshot;

/** A payment as payment-service tells it. */
final class TestPayments {

    static final String PAY_URL = "https://pay.example/pay?a=1&b=<2>";

    private static final Instant AT = Instant.parse("2026-03-08T07:00:00Z");

    private TestPayments() {}

    static PaymentOffered offered(UUID payment, UUID order, long version) {
        return new PaymentOffered(snapshot(payment, order, version, "PENDING", null));
    }

    /** A payment that waits until then. */
    static PaymentOffered offered(UUID payment, UUID order, long version, Instant payBy) {
        return new PaymentOffered(snapshot(payment, order, version, "PENDING", null, payBy));
    }

    static PaymentReceived received(UUID payment, UUID order, long version) {
        return new PaymentReceived(snapshot(payment, order, version, "PAID", null));
    }

    static PaymentFlagged flagged(UUID payment, UUID order, long version, String attention) {
        return new PaymentFlagged(snapshot(payment, order, version, "PAID", attention));
    }

    static PaymentEnded expired(UUID payment, UUID order, long version) {
        return new PaymentEnded(snapshot(payment, order, version, "EXPIRED", null));
    }

    static PaymentRefunded refunded(UUID payment, UUID order, long version) {
        return new PaymentRefunded(
                snapshot(payment, order, version, "PARTLY_REFUNDED", null), UUID.randomUUID(), "2500.00");
    }

    static PaymentSnapshot snapshot(UUID payment, UUID order, long version, String status, String attention) {
        return snapshot(payment, order, version, status, attention, AT.plusSeconds(3600));
    }

    private static PaymentSnapshot snapshot(
            UUID payment, UUID order, long version, String status, String attention, Instant payBy) {
        var open = status.equals("PENDING");
        return new PaymentSnapshot(
                payment,
                version,
                order,
                order == null ? null : "122001",
                "KASPI",
                status,
                "KZT",
                "12500.50",
                "0.00",
                open ? null : "90<0>15",
                open ? PAY_URL : null,
                payBy,
                attention,
                AT,
                null,
                AT);
    }
}
