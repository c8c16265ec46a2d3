package kz.cvety.payments.kaspi;

/** What Kaspi's words for a payment mean. */
enum KaspiStatus {
    WAITING,
    PAID,
    FAILED,
    /** It may mean anything, so nothing is concluded from it. */
    UNFAMILIAR;

    static KaspiStatus of(String word) {
        return switch (word) {
            case "QrTokenCreated", "Wait", "RemotePaymentCreated" -> WAITING;
            case "Processed" -> PAID;
            case "Error", "RemotePaymentCanceled" -> FAILED;
            default -> UNFAMILIAR;
        };
    }
}
