package kz.cvety.simulators.kaspi;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment as Kaspi keeps it. Amounts are in tenge.
 *
 * @param externalId what the seller calls it; Kaspi does not care whether it is unique
 * @param token the last part of its link, or the text of its QR code
 * @param asked what the seller asks for
 * @param paid what the buyer gave, zero until then
 * @param expiresAt until when it can be opened
 * @param endsAt when it ends unless it is paid
 * @param transactionId empty until it is paid
 * @param returned what was given back of it
 */
public record KaspiPayment(
        long id,
        Kind kind,
        String externalId,
        String deviceToken,
        String token,
        BigDecimal asked,
        BigDecimal paid,
        String phone,
        String comment,
        Stage stage,
        String transactionId,
        Instant createdAt,
        Instant expiresAt,
        Instant endsAt,
        @Nullable Instant paidAt,
        BigDecimal returned) {

    /** How the buyer is asked. */
    public enum Kind {
        QR("QrTokenCreated"),
        LINK("Wait"),
        REMOTE("RemotePaymentCreated");

        private final String waiting;

        Kind(String waiting) {
            this.waiting = waiting;
        }

        String waiting() {
            return waiting;
        }
    }

    /** How far it got. */
    public enum Stage {
        OFFERED,
        OPENED,
        /** The buyer has paid and nobody has confirmed it yet. */
        UNCONFIRMED,
        PAID,
        DECLINED,
        CANCELED
    }

    /** What a question about its status is answered. */
    public String status(Instant now) {
        return switch (stage) {
            case PAID -> "Processed";
            case UNCONFIRMED -> "Wait";
            case DECLINED -> "Error";
            case CANCELED -> "RemotePaymentCanceled";
            case OPENED -> now.isBefore(endsAt) ? "Wait" : "Error";
            case OFFERED -> now.isBefore(endsAt) ? kind.waiting() : "Error";
        };
    }

    /** Whether the buyer can still pay. */
    public boolean payable(Instant now) {
        return switch (stage) {
            case OFFERED -> now.isBefore(expiresAt);
            case OPENED -> now.isBefore(endsAt);
            default -> false;
        };
    }

    /** What of it can be given back. */
    public BigDecimal available() {
        return paid.subtract(returned);
    }

    KaspiPayment at(Stage newStage, Instant newEnd) {
        return new KaspiPayment(
                id,
                kind,
                externalId,
                deviceToken,
                token,
                asked,
                paid,
                phone,
                comment,
                newStage,
                transactionId,
                createdAt,
                expiresAt,
                newEnd,
                paidAt,
                returned);
    }

    KaspiPayment paid(BigDecimal amount, String transaction, Instant now) {
        return new KaspiPayment(
                id,
                kind,
                externalId,
                deviceToken,
                token,
                asked,
                amount,
                phone,
                comment,
                Stage.PAID,
                transaction,
                createdAt,
                expiresAt,
                endsAt,
                now,
                returned);
    }

    KaspiPayment less(BigDecimal amount) {
        return new KaspiPayment(
                id,
                kind,
                externalId,
                deviceToken,
                token,
                asked,
                paid,
                phone,
                comment,
                stage,
                transactionId,
                createdAt,
                expiresAt,
                endsAt,
                paidAt,
                returned.add(amount));
    }
}
