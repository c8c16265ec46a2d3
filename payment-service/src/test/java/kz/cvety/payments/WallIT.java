package kz.cvety.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.stripe.net.Webhook;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import kz.cvety.events.orders.PaymentTerms;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.wall.Call;
import kz.cvety.kit.wall.Wall;
import org.junit.jupiter.api.Test;

/** No other shop, no forged token, no foreign secret reaches the money of a shop. A new endpoint or consumer belongs in here. */
class WallIT {

    private static final String PAYMENTS = "/api/v1/payments";
    private static final String RECONCILIATIONS = "/api/v1/reconciliations";
    private static final String ACCOUNTS = "/api/v1/payment-providers";

    private final ShopId victim = World.shopWithKaspi();

    @Test
    void standsAtEveryEndpointAndEveryConsumer() {
        World.KASPI.mood(victim.value(), "create", FakeKaspi.Mood.REFUSES);
        var wall = Wall.around(World.context(), victim)
                .busy("errand", "rate_budget")
                .open("rate_budget");
        payments(wall);
        money(wall);
        providers(wall);
        books(wall);
        stripe(wall);
        operators(wall);
        wall.attack();
    }

    private void payments(Wall wall) {
        var order = World.order(victim, "9000");
        var key = UUID.randomUUID();
        var body = "{\"orderId\": \"" + order + "\", \"provider\": \"KASPI\"}";
        var made = World.post(PAYMENTS, World.director(victim), body, "Idempotency-Key", key.toString());
        var id = made.text("/id");
        await().untilAsserted(() -> assertThat(
                        World.payment(victim, UUID.fromString(id)).text("/attempts/0/state"))
                .isEqualTo("FAILED"));

        wall.marks(id, order, made.text("/attempts/0/id"))
                .empties(
                        "GET " + PAYMENTS,
                        Call.with()
                                .query("order", order)
                                .leaving("status", "provider", "attention", "flagged", "cursor", "limit"))
                .hides("GET " + PAYMENTS + "/{id}", Call.with().path("id", id))
                .hides(
                        "POST " + PAYMENTS,
                        Call.with().header("Idempotency-Key", key).body(body))
                .hides(
                        "POST " + PAYMENTS + "/{id}/attempts",
                        Call.with().path("id", id).header("Idempotency-Key", UUID.randomUUID()));
    }

    private void money(Wall wall) {
        var noted = note("{\"amount\": \"500\"}");
        var order = World.order(victim, "500");
        var key = UUID.randomUUID();

        wall.marks(noted, order)
                .separates(
                        "POST " + PAYMENTS + "/manual",
                        Call.with()
                                .header("Idempotency-Key", key)
                                .body("{\"amount\": \"500\"}")
                                .leaving("orderId"))
                .hides(
                        "POST " + PAYMENTS + "/{id}/assign",
                        Call.with().path("id", noted).body("{\"orderId\": \"" + order + "\"}"))
                .hides(
                        "POST " + PAYMENTS + "/{id}/refunds",
                        Call.with()
                                .path("id", note("{\"amount\": \"700\"}"))
                                .header("Idempotency-Key", UUID.randomUUID())
                                .body("{\"amount\": \"1\"}"))
                .hides(
                        "POST " + PAYMENTS + "/{id}/clear",
                        Call.with()
                                .path("id", note("{\"amount\": \"800\"}"))
                                .body("{\"note\": \"seen\", \"providerPaymentId\": \"1\"}"));
    }

    private void providers(Wall wall) {
        var secrets = "{\"secrets\": {\"webhook-secret\": \"hook-not-real-" + victim + "-x\"}}";
        wall.separates("GET " + ACCOUNTS + "/{provider}", Call.with().path("provider", "KASPI"))
                .separates(
                        "PUT " + ACCOUNTS + "/{provider}",
                        Call.with().path("provider", "KASPI").body(secrets))
                .separates(
                        "GET /api/v1/kaspi/payments/{providerPaymentId}",
                        Call.with().path("providerPaymentId", "1"))
                .everybody(
                        "POST /api/v1/kaspi/callback",
                        Call.with()
                                .header("X-Webhook-Secret", World.webhookSecret(victim))
                                .body("{\"QrPaymentId\": 1, \"Status\": \"Wait\"}"))
                .also(
                        "a callback under a secret that is nobody's",
                        () -> assertThat(World.callback(
                                                "nobody's",
                                                "{\"QrPaymentId\": 1, \"Status\": \"Processed\", \"Amount\": 5}")
                                        .status())
                                .isEqualTo(401));
    }

    private void books(Wall wall) {
        var money = note("{\"amount\": \"900\"}");
        var order = UUID.randomUUID();
        var terms = new PaymentTerms("KASPI", Instant.parse("2036-03-08T07:00:00Z"));
        World.order(victim, order, "NEW", "12345", terms);
        var statement = """
                {"provider": "KASPI", "day": "2025-03-08",
                 "statement": "transactionId,amount,currency,time,refund\\nT-%s,70,KZT,2025-03-08T12:00:00+05:00,false"}
                """.formatted(victim);
        var run = World.make(RECONCILIATIONS, victim, statement).text("/id");

        wall.marks(run, "T-" + victim)
                .empties("GET /api/v1/ledger", Call.with())
                .empties(
                        "GET /api/v1/ledger/entries",
                        Call.with().query("paymentId", money).leaving("cursor", "limit"))
                .separates("GET " + PAYMENTS + "/queues", Call.with())
                .separates(
                        "GET " + PAYMENTS + "/queues/{name}",
                        Call.with().path("name", "paid-no-order").leaving("cursor", "limit"))
                .hides("GET " + PAYMENTS + "/{id}/candidates", Call.with().path("id", money))
                .empties("GET " + RECONCILIATIONS, Call.with().leaving("provider", "cursor", "limit"))
                .hides(
                        "GET " + RECONCILIATIONS + "/{id}",
                        Call.with().path("id", run).leaving("after", "limit"))
                .separates(
                        "POST " + RECONCILIATIONS,
                        Call.with().header("Idempotency-Key", UUID.randomUUID()).body(statement))
                .hides(
                        "POST " + RECONCILIATIONS + "/{id}/differences/{number}/adopt",
                        Call.with().path("id", run).path("number", 1))
                .facts("payments.from-orders", OrderFacts.order(order, 7, "CANCELLED", "12345.00", terms));
    }

    private void stripe(Wall wall) {
        World.bean(ProviderAccounts.class)
                .put(new ProviderAccount(
                        victim,
                        Provider.STRIPE,
                        true,
                        Map.of(),
                        Map.of("webhook-secret", new Secret(World.webhookSecret(victim))),
                        1,
                        1));
        var event = "{\"id\": \"evt_wall\", \"type\": \"customer.created\", \"data\": {\"object\": {}}}";
        var signature = signed(event, World.webhookSecret(victim));
        wall.everybody(
                        "POST /api/v1/stripe/webhook",
                        Call.with().header("Stripe-Signature", signature).body(event))
                .everybody(
                        "POST /api/v1/stripe/webhook/{shop}",
                        Call.with()
                                .path("shop", victim)
                                .header("Stripe-Signature", signature)
                                .body(event))
                .also(
                        "an event of Stripe for another shop than the one whose secret signed it",
                        () -> assertThat(World.post(
                                                "/api/v1/stripe/webhook/" + World.shopWithKaspi(),
                                                "",
                                                event,
                                                "Stripe-Signature",
                                                signature)
                                        .status())
                                .isEqualTo(400));
    }

    private static String signed(String event, String secret) {
        try {
            return Webhook.Signature.generateSignatureHeader(event, secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void operators(Wall wall) {
        var byId = Call.with().path("id", UUID.randomUUID());
        wall.operators("GET /v1/secrets", Call.with())
                .operators("POST /v1/secrets/rewrap", Call.with())
                .operators("GET /v1/dead-letters", Call.with().leaving("state", "after"))
                .operators("POST /v1/dead-letters/{id}/redrive", byId)
                .operators("DELETE /v1/dead-letters/{id}", byId);
    }

    private String note(String body) {
        return World.make(PAYMENTS + "/manual", victim, body).text("/id");
    }
}
