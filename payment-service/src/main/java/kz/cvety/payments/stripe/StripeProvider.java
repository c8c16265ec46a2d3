package kz.cvety.payments.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import kz.cvety.kit.Money;
import kz.cvety.payments.PaymentProvider;
import kz.cvety.payments.Provider;
import kz.cvety.payments.ProviderAccount;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Payments by Stripe Checkout. What is created is created once, however often it is asked for: our id is the key. */
@Component
class StripeProvider implements PaymentProvider {

    private static final String CHARGE = "payment_intent.latest_charge";
    private static final String NO_KEY = "no-api-key";

    private final StripeClients clients;
    private final StripeProperties properties;

    StripeProvider(StripeClients clients, StripeProperties properties) {
        this.clients = clients;
        this.properties = properties;
    }

    @Override
    public Provider provider() {
        return Provider.STRIPE;
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    @Override
    public Creation create(ProviderAccount account, Demand demand) {
        var client = clients.of(account).orElse(null);
        var page = CheckoutPage.of(properties, account.shop(), demand).orElse(null);
        if (client == null || page == null) {
            return new Creation.Refused(client == null ? NO_KEY : "no-success-url", false);
        }
        try {
            var session = client.v1()
                    .checkout()
                    .sessions()
                    .create(page, key(demand.attemptId().toString()));
            var url = session.getUrl();
            return url == null
                    ? new Creation.Unknown("no-url")
                    : new Creation.Created(session.getId(), url, new Pace(properties.askEvery(), properties.fresh()));
        } catch (StripeException e) {
            var trouble = Trouble.of(e);
            return switch (trouble.effect()) {
                case NONE -> new Creation.Refused(trouble.reason(), trouble.passes());
                case POSSIBLE -> new Creation.Unknown(trouble.reason());
                // should there be a session after all, nobody has its address
                case FAILED_FOR_GOOD -> new Creation.Refused(trouble.reason(), false);
            };
        }
    }

    @Override
    public Standing status(ProviderAccount account, String providerPaymentId) {
        var client = clients.of(account).orElse(null);
        if (client == null) {
            return new Standing.Unknown(NO_KEY);
        }
        try {
            return standing(session(client, providerPaymentId));
        } catch (StripeException e) {
            return new Standing.Unknown(Trouble.of(e).reason());
        }
    }

    @Override
    public Details details(ProviderAccount account, String providerPaymentId) {
        var client = clients.of(account).orElse(null);
        if (client == null) {
            return new Details.Refused(NO_KEY);
        }
        try {
            var charge = charge(session(client, providerPaymentId)).orElse(null);
            if (charge == null || !Boolean.TRUE.equals(charge.getPaid())) {
                return new Details.Refused("not-paid");
            }
            var total = money(charge.getAmount(), charge.getCurrency());
            return new Details.Known(total, total.minus(money(charge.getAmountRefunded(), charge.getCurrency())));
        } catch (StripeException e) {
            return new Details.Unknown(Trouble.of(e).reason());
        }
    }

    @Override
    public Refunding refund(ProviderAccount account, Return wanted) {
        var client = clients.of(account).orElse(null);
        if (client == null) {
            return new Refunding.Refused(NO_KEY, false);
        }
        var params = RefundCreateParams.builder()
                .setPaymentIntent(wanted.transactionId())
                .setAmount(wanted.amount().minor())
                .putMetadata(StripeEvent.REFUND, wanted.refundId().toString())
                .build();
        try {
            return refunding(
                    client.v1().refunds().create(params, key(wanted.refundId().toString())));
        } catch (StripeException e) {
            var trouble = Trouble.of(e);
            return switch (trouble.effect()) {
                case NONE -> new Refunding.Refused(trouble.reason(), trouble.passes());
                case POSSIBLE -> new Refunding.Unknown(trouble.reason());
                case FAILED_FOR_GOOD -> found(client, wanted, trouble);
            };
        }
    }

    @Override
    public Cancelling cancel(ProviderAccount account, String providerPaymentId) {
        var client = clients.of(account).orElse(null);
        if (client == null) {
            return new Cancelling.Unknown(NO_KEY);
        }
        try {
            client.v1().checkout().sessions().expire(providerPaymentId);
            return new Cancelling.Done();
        } catch (StripeException e) {
            return Trouble.of(e).effect() == Trouble.Effect.NONE
                            && !Trouble.of(e).passes()
                    ? notOpen(client, providerPaymentId)
                    : new Cancelling.Unknown(Trouble.of(e).reason());
        }
    }

    private static Cancelling notOpen(StripeClient client, String sessionId) {
        try {
            var status = session(client, sessionId).getStatus();
            return "expired".equals(status)
                    ? new Cancelling.Done()
                    : new Cancelling.Impossible(status == null ? "refused" : status);
        } catch (StripeException e) {
            return new Cancelling.Unknown(Trouble.of(e).reason());
        }
    }

    static Standing standing(Session session) {
        var status = Objects.requireNonNullElse(session.getStatus(), "");
        if (!"unpaid".equals(session.getPaymentStatus()) && status.equals("complete")) {
            var transaction = Objects.requireNonNullElse(session.getPaymentIntent(), session.getId());
            var paidAt = charge(session).map(Charge::getCreated).orElse(session.getCreated());
            return new Standing.Paid(
                    transaction, money(session.getAmountTotal(), session.getCurrency()), Instant.ofEpochSecond(paidAt));
        }
        return switch (status) {
            case "open" -> new Standing.Waiting();
            case "expired" -> new Standing.Failed("expired");
            case "complete" -> promised(session);
            default -> new Standing.Unfamiliar(status);
        };
    }

    /** The buyer is done and the money is on its way, or has turned out not to be. */
    private static Standing promised(Session session) {
        var intent = session.getPaymentIntentObject();
        var status = intent == null ? "" : Objects.requireNonNullElse(intent.getStatus(), "");
        return switch (status) {
            case "requires_payment_method", "canceled" -> new Standing.Failed("payment-failed");
            default -> new Standing.Waiting();
        };
    }

    /** A refund that Stripe has still to carry out counts as done; that it failed is told by an event. */
    private static Refunding refunding(Refund refund) {
        return switch (Objects.requireNonNullElse(refund.getStatus(), "")) {
            case "succeeded", "pending", "requires_action" -> new Refunding.Done(refund.getId());
            case "failed", "canceled" ->
                new Refunding.Refused(Objects.requireNonNullElse(refund.getFailureReason(), "failed"), false);
            default -> new Refunding.Unknown("unfamiliar-status");
        };
    }

    private static Refunding found(StripeClient client, Return wanted, Trouble trouble) {
        var params = RefundListParams.builder()
                .setPaymentIntent(wanted.transactionId())
                .setLimit(100L)
                .build();
        try {
            for (var refund : client.v1().refunds().list(params).getData()) {
                var metadata = refund.getMetadata();
                if (metadata != null && wanted.refundId().toString().equals(metadata.get(StripeEvent.REFUND))) {
                    return refunding(refund);
                }
            }
            return new Refunding.Refused(trouble.reason(), false);
        } catch (StripeException e) {
            return new Refunding.Unknown(Trouble.of(e).reason());
        }
    }

    private static Session session(StripeClient client, String id) throws StripeException {
        var params = SessionRetrieveParams.builder().addExpand(CHARGE).build();
        return client.v1().checkout().sessions().retrieve(id, params);
    }

    static Optional<Charge> charge(Session session) {
        return Optional.ofNullable(session.getPaymentIntentObject()).map(PaymentIntent::getLatestChargeObject);
    }

    static Money money(@Nullable Long hundredths, @Nullable String currency) {
        return new Money(
                Objects.requireNonNullElse(hundredths, 0L),
                Objects.requireNonNullElse(currency, "").toUpperCase(Locale.ROOT));
    }

    private static RequestOptions key(String id) {
        return RequestOptions.builder().setIdempotencyKey(id).build();
    }
}
