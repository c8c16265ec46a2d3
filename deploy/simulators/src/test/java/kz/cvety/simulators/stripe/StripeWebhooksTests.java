package kz.cvety.simulators.stripe;

import static kz.cvety.simulators.stripe.StripeFixture.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import kz.cvety.simulators.machinery.SentNews;
import kz.cvety.simulators.web.Listener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StripeWebhooksTests {

    private final Listener seller = new Listener();
    private final StripeSimulator stripe = StripeSimulator.start(
            StripeFixture.options().webhook(seller.address().resolve("/hook"), "whsec_new"));

    @AfterEach
    void close() {
        stripe.close();
        seller.close();
    }

    @Test
    void tellsTheSellerOfEachEventSigned() throws Exception {
        var id = session(stripe, 500_000, "attempt-1");

        stripe.pay(id);

        await().until(() -> seller.requests().size() == 3);
        assertThat(seller.bodies())
                .extracting(body -> body.path("type").asString())
                .containsExactlyInAnyOrder(
                        "payment_intent.succeeded", "charge.succeeded", "checkout.session.completed");
        var request = seller.requests().getFirst();
        var parts = request.header("Stripe-Signature").split(",", -1);
        var time = parts[0].substring("t=".length());
        assertThat(parts[1]).isEqualTo("v1=" + hmac("whsec_new", time + "." + request.body()));
        assertThat(parts[2]).startsWith("v0=");
        assertThat(seller.bodies().stream()
                        .filter(body -> body.path("type").asString().equals("checkout.session.completed"))
                        .map(body -> body.path("data").path("object").path("id").asString()))
                .containsExactly(id);
    }

    @Test
    void signsWithBothSecretsWhileTheyAreChanged() throws Exception {
        stripe.webhookTo(seller.address(), "whsec_new", "whsec_old");

        stripe.decline(session(stripe, 1, "a"));

        await().until(() -> seller.requests().size() == 1);
        var request = seller.requests().getFirst();
        var header = request.header("Stripe-Signature");
        var signed = header.replaceFirst("t=(\\d+).*", "$1") + "." + request.body();
        assertThat(header).contains("v1=" + hmac("whsec_new", signed), "v1=" + hmac("whsec_old", signed));
    }

    @Test
    void repeatsWhatIsNotTakenWithAFreshSignature() throws IOException {
        seller.refuseNext(2);

        stripe.decline(session(stripe, 1, "a"));

        await().until(() -> stripe.pendingWebhooks() == 0);
        assertThat(stripe.webhooks()).extracting(SentNews::httpStatus).containsExactly(500, 500, 200);
        assertThat(seller.bodies())
                .extracting(body -> body.path("id").asString())
                .containsOnly(stripe.events().getFirst().id());
    }

    @Test
    void losesDoublesAndResendsEvents() throws IOException {
        stripe.webhookFaults().drop(1);
        var id = session(stripe, 1, "a");
        stripe.pay(id);
        assertThat(stripe.webhooks()).hasSize(3).allMatch(SentNews::dropped);
        stripe.webhookFaults().clear();

        stripe.webhookFaults().duplicate(2);
        stripe.resend(stripe.events().getFirst());

        await().until(() -> seller.requests().size() == 2);
        assertThat(seller.bodies())
                .extracting(body -> body.path("id").asString())
                .containsOnly(stripe.events().getFirst().id());
    }

    @Test
    void tellsBeforeTheCreateIsAnswered() throws IOException {
        stripe.payBeforeTheAnswer(1);

        var id = session(stripe, 1, "a");

        assertThat(stripe.session(id).paid()).isTrue();
        await().until(() -> seller.bodies().stream()
                .anyMatch(body ->
                        body.path("data").path("object").path("id").asString().equals(id)));
    }

    private static String hmac(String secret, String text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
