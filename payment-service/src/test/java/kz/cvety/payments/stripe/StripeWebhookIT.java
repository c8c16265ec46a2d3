package kz.cvety.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import kz.cvety.payments.World;
import org.junit.jupiter.api.Test;

class StripeWebhookIT {

    private static final String COMPLETED = "checkout.session.completed";

    private final StripeShop stripe = new StripeShop();

    @Test
    void paysAPaymentOnceHoweverOftenItsEventComes() throws Exception {
        var payment = stripe.request("5000.50");
        var session = World.STRIPE.pay(stripe.session(payment).id());
        var event = stripe.event(COMPLETED, session.id());

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var copies = new ArrayList<Callable<Integer>>();
            for (var i = 0; i < 8; i++) {
                copies.add(() -> stripe.send(event).status());
            }
            for (var answer : threads.invokeAll(copies)) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }

        var paid = World.payment(stripe.shop, payment);
        assertThat(paid.text("/status")).isEqualTo("PAID");
        assertThat(stripe.transaction(payment)).hasValue(session.paymentIntent());
        assertThat(World.told(payment)).containsOnlyOnce("received");
    }

    @Test
    void paysWithTheWebhooksOfARealSender() {
        World.STRIPE.webhookTo(address(), stripe.secret);
        try {
            World.STRIPE.payBeforeTheAnswer(1);
            var payment = stripe.requested("700");

            await().until(() ->
                    World.payment(stripe.shop, payment).text("/status").equals("PAID"));
            assertThat(World.told(payment)).containsOnlyOnce("received");
        } finally {
            World.STRIPE.webhookTo(null);
        }
    }

    @Test
    void waitsForMoneyThatIsOnlyPromised() {
        var payment = stripe.request("700");
        var session = stripe.session(payment).id();
        World.STRIPE.promise(session);

        assertThat(stripe.send(stripe.event(COMPLETED, session)).status()).isEqualTo(200);
        assertThat(World.payment(stripe.shop, payment).text("/status")).isEqualTo("PENDING");
        World.STRIPE.settle(session);
        stripe.send(stripe.event("checkout.session.async_payment_succeeded", session));

        assertThat(World.payment(stripe.shop, payment).text("/status")).isEqualTo("PAID");
    }

    @Test
    void refusesWhatIsNotSignedLatelyByOneWhoKnowsTheSecret() {
        var body = event("evt_" + tail(), stripe.shop.value(), "cs_test_1", "paid");
        var good = StripeShop.signed(body, stripe.secret);
        var wrong = stripe.send(body, StripeShop.signed(body, "whsec_fake_other"));

        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text("/type")).endsWith("wrong-signature");
        assertThat(stripe.send(body + " ", good).status()).isEqualTo(400);
        assertThat(stripe.send(body, "").status()).isEqualTo(400);
        var old = StripeShop.signed(body, stripe.secret, Instant.now().minus(Duration.ofMinutes(6)));
        assertThat(stripe.send(body, old).status()).isEqualTo(400);
        var elsewhere = World.post("/api/v1/stripe/webhook/no-such-shop", "", body, "Stripe-Signature", good);
        assertThat(elsewhere.status()).isEqualTo(400);
        assertThat(elsewhere.text("/detail")).isEqualTo(wrong.text("/detail"));
        assertThat(World.post("/api/v1/stripe/webhook/" + stripe.shop, "", body).status())
                .isEqualTo(400);
        var noEvent = stripe.send("{}", StripeShop.signed("{}", stripe.secret));
        assertThat(noEvent.status()).isEqualTo(400);
        assertThat(noEvent.text("/type")).endsWith("malformed-event");
    }

    @Test
    void takesEitherSecretWhileTheyAreChanged() {
        stripe.keep(Map.of("webhook-secret", "whsec_fake_new", "webhook-secret-previous", stripe.secret));
        var body = event("evt_" + tail(), stripe.shop.value(), "cs_test_1", "unpaid");

        assertThat(stripe.send(body, StripeShop.signed(body, stripe.secret)).status())
                .isEqualTo(200);
        assertThat(stripe.send(body, StripeShop.signed(body, "whsec_fake_new")).status())
                .isEqualTo(200);
    }

    @Test
    void findsTheAccountByTheSecretAlone() {
        var payment = stripe.request("700");
        var session = World.STRIPE.pay(stripe.session(payment).id());
        var body = stripe.event(COMPLETED, session.id()).body();

        var answer = World.post(
                "/api/v1/stripe/webhook", "", body, "Stripe-Signature", StripeShop.signed(body, stripe.secret));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(World.payment(stripe.shop, payment).text("/status")).isEqualTo("PAID");
    }

    @Test
    void ignoresWhatWasCreatedForSomebodyElse() {
        var other = new StripeShop();
        var payment = other.request("700");
        var session = World.STRIPE.pay(other.session(payment).id());

        assertThat(stripe.send(other.event(COMPLETED, session.id())).status()).isEqualTo(200);
        var foreign = event("evt_" + tail(), "", "cs_test_foreign" + tail(), "paid");
        assertThat(stripe.send(foreign, StripeShop.signed(foreign, stripe.secret))
                        .status())
                .isEqualTo(200);

        assertThat(notices()).isZero();
    }

    @Test
    void keepsMoneyUntilItsSessionIsKnown() {
        var body = event("evt_" + tail(), stripe.shop.value(), "cs_test_early" + tail(), "paid");

        assertThat(stripe.send(body, StripeShop.signed(body, stripe.secret)).status())
                .isEqualTo(200);

        assertThat(notices()).isEqualTo(1);
    }

    @Test
    void asksForItselfWhenNoWebhookComes() {
        var payment = stripe.request("700");

        World.STRIPE.pay(stripe.session(payment).id());

        await().until(() -> World.payment(stripe.shop, payment).text("/status").equals("PAID"));
    }

    private URI address() {
        return URI.create("http://localhost:" + World.context().getEnvironment().getProperty("local.server.port")
                + "/api/v1/stripe/webhook/" + stripe.shop);
    }

    private long notices() {
        return World.behindTheScenes()
                .sql("select count(*) from provider_notice where shop_id = ?")
                .param(stripe.shop.value())
                .query(Long.class)
                .single();
    }

    private static String event(String id, String shop, String session, String paymentStatus) {
        return """
            {"id":"%s","object":"event","created":%d,"type":"checkout.session.completed","data":{"object":{
             "id":"%s","object":"checkout.session","payment_status":"%s","payment_intent":"pi_%s","amount_total":70000,
             "currency":"kzt","metadata":{"shop":"%s","payment":"%s"}}}}\
            """.formatted(
                        id,
                        Instant.now().getEpochSecond(),
                        session,
                        paymentStatus,
                        tail(),
                        shop,
                        UuidCreator.getTimeOrderedEpoch());
    }

    private static String tail() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
