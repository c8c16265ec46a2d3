package kz.cvety.payments;

import java.util.Map;
import java.util.UUID;
import kz.cvety.events.payments.PaymentStatus;
import kz.cvety.kit.Money;
import kz.cvety.kit.Rejection;

/** What payments refuse, and why. */
public final class PaymentRefused {

    private PaymentRefused() {}

    /** There is no such payment in this shop; whether another shop has it is not told. */
    public static final class UnknownPayment extends Rejection {
        public UnknownPayment() {
            super(Kind.NOT_FOUND, "unknown-payment", "This shop has no such payment");
        }
    }

    /** Payments have not heard of this order. */
    public static final class UnknownOrder extends Rejection {
        public UnknownOrder() {
            super(Kind.NOT_FOUND, "unknown-order", "This shop has no such order");
        }
    }

    /** The payment is not where this can be done. */
    public static final class NotNow extends Rejection {
        NotNow(String what, PaymentStatus status) {
            super(
                    Kind.CONFLICT,
                    "payment-not-ready",
                    "A payment that is " + status + " cannot be " + what + " now",
                    Map.of("status", status.name()));
        }
    }

    /** The order is over. */
    public static final class OrderOver extends Rejection {
        OrderOver(String status) {
            super(Kind.CONFLICT, "order-over", "Nothing is to be paid for an order that is " + status);
        }
    }

    /** The order is paid for. */
    public static final class OrderPaid extends Rejection {
        OrderPaid(UUID paymentId) {
            super(Kind.CONFLICT, "order-paid", "This order is paid for", Map.of("paymentId", paymentId.toString()));
        }
    }

    /** The order is being paid for. */
    public static final class PaymentOpen extends Rejection {
        PaymentOpen(UUID paymentId) {
            super(
                    Kind.CONFLICT,
                    "payment-open",
                    "Money is asked for this order already",
                    Map.of("paymentId", paymentId.toString()));
        }
    }

    /** This money is a payment already. */
    public static final class MoneyKnown extends Rejection {
        MoneyKnown(UUID paymentId) {
            super(
                    Kind.CONFLICT,
                    "money-known",
                    "This money is noted already",
                    Map.of("paymentId", paymentId.toString()));
        }
    }

    /** The order costs nothing, or in another currency. */
    public static final class AmountNotPayable extends Rejection {
        AmountNotPayable(String why) {
            super(Kind.INVALID, "amount-not-payable", why);
        }
    }

    /** The shop has no account with this provider that is in use. */
    public static final class NoProviderAccount extends Rejection {
        public NoProviderAccount(Provider provider) {
            super(
                    Kind.CONFLICT,
                    "no-provider-account",
                    "The shop has no account with " + provider + " that is in use",
                    Map.of("provider", provider.name()));
        }
    }

    /** The shop has no account with this provider. */
    public static final class UnknownAccount extends Rejection {
        public UnknownAccount(Provider provider) {
            super(Kind.NOT_FOUND, "unknown-provider-account", "This shop has no account with " + provider);
        }
    }

    /** Another account is told apart by this very secret. */
    public static final class WebhookSecretTaken extends Rejection {
        public WebhookSecretTaken() {
            super(Kind.CONFLICT, "webhook-secret-taken", "Choose another secret for the webhook");
        }
    }

    /** One refund of a payment at a time: its outcome is told from what is left. */
    public static final class RefundUnderWay extends Rejection {
        RefundUnderWay() {
            super(Kind.CONFLICT, "refund-under-way", "Another refund of this payment is not settled yet");
        }
    }

    /** More is wanted back than came. */
    public static final class MoreThanIsLeft extends Rejection {
        MoreThanIsLeft(Money left) {
            super(
                    Kind.INVALID,
                    "more-than-is-left",
                    "Only " + left + " of this payment can be given back",
                    Map.of("left", left.toString(), "currency", left.currency()));
        }
    }

    /** What a person has found out about something unclear has to be said. */
    public static final class VerdictRequired extends Rejection {
        VerdictRequired(String what) {
            super(Kind.INVALID, "verdict-required", what);
        }
    }
}
