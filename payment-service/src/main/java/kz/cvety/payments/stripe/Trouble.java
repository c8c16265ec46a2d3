package kz.cvety.payments.stripe;

import com.stripe.exception.StripeException;

/**
 * What a failed call means for what it was to do.
 *
 * @param effect whether it may have been done
 * @param reason a short word, without anything secret
 * @param passes whether it may succeed later
 */
record Trouble(Effect effect, String reason, boolean passes) {

    private static final int REQUEST_TIMEOUT = 408;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    enum Effect {
        NONE,
        POSSIBLE,
        /** Stripe has recorded that it failed; whatever it did before that stays. */
        FAILED_FOR_GOOD
    }

    static Trouble of(StripeException e) {
        if (e instanceof StripeHttp.NeverLeft) {
            return new Trouble(Effect.NONE, "not-connected", true);
        }
        if (e instanceof StripeHttp.FailedForGood) {
            return new Trouble(Effect.FAILED_FOR_GOOD, "failed-for-good", false);
        }
        var status = e.getStatusCode();
        if (status == null || status == 0) {
            return new Trouble(Effect.POSSIBLE, "no-answer", true);
        }
        return switch (status) {
            case TOO_MANY_REQUESTS -> new Trouble(Effect.NONE, "too-many-requests", true);
            // another call under the same key is not done yet
            case CONFLICT, REQUEST_TIMEOUT -> new Trouble(Effect.POSSIBLE, reason(e, status), true);
            default ->
                status >= 400 && status < SERVER_ERROR
                        ? new Trouble(Effect.NONE, reason(e, status), false)
                        : new Trouble(Effect.POSSIBLE, "answer-" + status, true);
        };
    }

    private static String reason(StripeException e, int status) {
        var code = e.getCode();
        return code == null || !code.matches("[a-z_]{1,60}") ? "refused-" + status : code.replace('_', '-');
    }
}
