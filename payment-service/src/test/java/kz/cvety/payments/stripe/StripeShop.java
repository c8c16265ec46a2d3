package kz.cvety.payments.stripe;

import static org.awaitility.Awaitility.await;

import com.stripe.net.Webhook;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import kz.cvety.kit.Money;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.payments.Payment;
import kz.cvety.payments.Payments;
import kz.cvety.payments.Provider;
import kz.cvety.payments.ProviderAccounts;
import kz.cvety.payments.Refund;
import kz.cvety.payments.RefundPayment;
import kz.cvety.payments.RequestPayment;
import kz.cvety.payments.World;
import kz.cvety.simulators.stripe.StripeEvent;
import kz.cvety.simulators.stripe.StripeSession;

/** A shop with an account at the simulated Stripe, whose webhooks the test sends itself. */
final class StripeShop {

    final ShopId shop = World.newShop();
    final String secret = "whsec_fake_" + shop;

    StripeShop() {
        keep(Map.of("webhook-secret", secret));
    }

    void keep(Map<String, String> secrets) {
        var all = new HashMap<>(secrets);
        all.put("api-key", World.STRIPE_KEY);
        World.bean(ProviderAccounts.class).put(Stripes.account(shop, all));
    }

    /** A payment that waits at Stripe. */
    UUID request(String total) {
        var payment = requested(total);
        session(payment);
        return payment;
    }

    /** A payment that Stripe may not have heard of yet. */
    UUID requested(String total) {
        var order = World.order(shop, total);
        var payBy = Instant.now().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.MICROS);
        return World.bean(ShopTransactions.class)
                .call(
                        shop,
                        () -> World.bean(RequestPayment.class)
                                .handle(shop, UUID.randomUUID(), Origin.SYSTEM, order, Provider.STRIPE, payBy)
                                .id());
    }

    StripeSession session(UUID payment) {
        await().until(() -> World.payment(shop, payment).text("/status").equals("PENDING"));
        return sessions(payment).getFirst();
    }

    List<StripeSession> sessions(UUID payment) {
        return World.STRIPE.sessions().stream()
                .filter(session -> payment.toString().equals(session.metadata().get("payment")))
                .toList();
    }

    UUID refund(UUID payment, String amount) {
        var refund = UUID.randomUUID();
        World.bean(ShopTransactions.class)
                .run(
                        shop,
                        () -> World.bean(RefundPayment.class)
                                .handle(
                                        shop,
                                        payment,
                                        refund,
                                        Money.of(amount, "KZT"),
                                        null,
                                        Origin.user("manager-1")));
        return refund;
    }

    /** The newest event of this type about this session or refund, or the payment behind it. */
    StripeEvent event(String type, String about) {
        return World.STRIPE.events().stream()
                .filter(event -> event.type().equals(type) && event.body().contains(about))
                .findFirst()
                .orElseThrow();
    }

    World.Answer send(StripeEvent event) {
        return send(event.body(), signed(event.body(), secret));
    }

    World.Answer send(String body, String signature) {
        return World.post("/api/v1/stripe/webhook/" + shop, "", body, "Stripe-Signature", signature);
    }

    Optional<String> transaction(UUID payment) {
        return read(payment, found -> Optional.ofNullable(found.transactionId()));
    }

    List<Refund> refunds(UUID payment) {
        return read(payment, Payment::refunds);
    }

    private <T> T read(UUID payment, Function<Payment, T> reader) {
        return World.bean(ShopTransactions.class)
                .call(
                        shop,
                        () -> World.bean(Payments.class)
                                .find(shop, payment)
                                .map(reader)
                                .orElseThrow());
    }

    static String signed(String body, String with) {
        return signed(body, with, Instant.now());
    }

    static String signed(String body, String with, Instant at) {
        try {
            return Webhook.Signature.generateSignatureHeader(body, with, at.getEpochSecond());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
