package kz.cvety.simulators.stripe;

import static kz.cvety.simulators.stripe.StripeFixture.SESSIONS;
import static kz.cvety.simulators.stripe.StripeFixture.demand;
import static kz.cvety.simulators.stripe.StripeFixture.errorCode;
import static kz.cvety.simulators.stripe.StripeFixture.get;
import static kz.cvety.simulators.stripe.StripeFixture.giveBack;
import static kz.cvety.simulators.stripe.StripeFixture.post;
import static kz.cvety.simulators.stripe.StripeFixture.session;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;
import kz.cvety.simulators.web.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class StripeCallsTests {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-08T06:00:00Z"));
    private final StripeSimulator stripe =
            StripeSimulator.start(StripeFixture.options().clock(now::get));

    @AfterEach
    void close() {
        stripe.close();
    }

    @Test
    void opensASessionForTheBuyer() throws IOException {
        var made = Web.json(post(stripe, SESSIONS, demand(500_000, "attempt-1")));

        assertThat(made.path("object").asString()).isEqualTo("checkout.session");
        assertThat(made.path("amount_total").asLong()).isEqualTo(500_000);
        assertThat(made.path("currency").asString()).isEqualTo("kzt");
        assertThat(made.path("status").asString()).isEqualTo("open");
        assertThat(made.path("payment_status").asString()).isEqualTo("unpaid");
        assertThat(made.path("payment_intent").isNull()).isTrue();
        assertThat(made.path("client_reference_id").asString()).isEqualTo("attempt-1");
        assertThat(made.path("metadata").path("order").asString()).isEqualTo("122001");
        assertThat(made.path("url").asString())
                .isEqualTo(stripe.address() + "/c/pay/" + made.path("id").asString());
    }

    @Test
    void showsThatASessionWasPaid() throws IOException {
        var id = session(stripe, 500_000, "attempt-1");

        stripe.pay(id);

        var paid = read(id);
        assertThat(paid.path("status").asString()).isEqualTo("complete");
        assertThat(paid.path("payment_status").asString()).isEqualTo("paid");
        assertThat(paid.path("payment_intent").asString()).startsWith("pi_");
        assertThat(paid.path("url").isNull()).isTrue();
    }

    @Test
    void completesASessionWhoseMoneyIsOnlyPromised() throws IOException {
        var id = session(stripe, 500_000, "attempt-1");

        stripe.promise(id);
        assertThat(read(id).path("status").asString()).isEqualTo("complete");
        assertThat(read(id).path("payment_status").asString()).isEqualTo("unpaid");
        stripe.settle(id);

        assertThat(read(id).path("payment_status").asString()).isEqualTo("paid");
        assertThat(types()).containsExactly("checkout.session.async_payment_succeeded", "checkout.session.completed");
    }

    @Test
    void showsThatPromisedMoneyDoesNotCome() throws IOException {
        var id = session(stripe, 500_000, "attempt-1");
        stripe.promise(id);
        assertThat(expanded(id).path("payment_intent").path("status").asString())
                .isEqualTo("processing");

        stripe.fail(id);

        assertThat(expanded(id).path("payment_intent").path("status").asString())
                .isEqualTo("requires_payment_method");
        assertThat(types()).first().isEqualTo("checkout.session.async_payment_failed");
    }

    @Test
    void showsThePaymentAndItsChargeToWhoeverAsks() throws IOException {
        var id = session(stripe, 500_000, "attempt-1");
        stripe.pay(id);
        stripe.giveBack(id, 200_000);

        var charge = expanded(id).path("payment_intent").path("latest_charge");

        assertThat(charge.path("amount").asLong()).isEqualTo(500_000);
        assertThat(charge.path("amount_refunded").asLong()).isEqualTo(200_000);
        assertThat(charge.path("created").asLong()).isEqualTo(now.get().getEpochSecond());
    }

    @Test
    void expiresASessionByItselfAndOnDemand() throws IOException {
        var form = demand(100, "a");
        form.put(
                "expires_at",
                Long.toString(now.get().plus(Duration.ofMinutes(30)).getEpochSecond()));
        var short1 = StripeFixture.id(post(stripe, SESSIONS, form));
        var asked = session(stripe, 100, "b");

        assertThat(Web.json(post(stripe, SESSIONS + "/" + asked + "/expire", Map.of()))
                        .path("status")
                        .asString())
                .isEqualTo("expired");
        assertThat(post(stripe, SESSIONS + "/" + asked + "/expire", Map.of()).statusCode())
                .isEqualTo(400);
        pass(Duration.ofMinutes(30));
        assertThat(read(short1).path("status").asString()).isEqualTo("expired");
        assertThat(types()).containsExactly("checkout.session.expired", "checkout.session.expired");
    }

    @Test
    void refusesAnEndThatIsTooNearOrTooFar() throws IOException {
        for (var wait : new Duration[] {Duration.ofMinutes(29), Duration.ofHours(25)}) {
            var form = demand(100, "a");
            form.put("expires_at", Long.toString(now.get().plus(wait).getEpochSecond()));

            var refused = post(stripe, SESSIONS, form);

            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(Web.json(refused).path("error").path("param").asString()).isEqualTo("expires_at");
        }
    }

    @Test
    void refusesParametersItDoesNotKnowAndMissingOnes() throws IOException {
        var unknown = demand(100, "a");
        unknown.put("amount", "100");
        var incomplete = demand(100, "a");
        incomplete.remove("success_url");

        assertThat(errorCode(post(stripe, SESSIONS, unknown))).isEqualTo("parameter_unknown");
        assertThat(errorCode(post(stripe, SESSIONS, incomplete))).isEqualTo("parameter_missing");
        assertThat(stripe.sessions()).isEmpty();
    }

    @Test
    void refusesAnotherSellersKey() throws IOException {
        var refused = Web.get(stripe.address(), "/v1/events", "Authorization", "Bearer sk_test_other");

        assertThat(refused.statusCode()).isEqualTo(401);
    }

    @Test
    void givesBackInPartsUpToWhatWasPaid() throws IOException {
        var id = session(stripe, 500_000, "attempt-1");
        stripe.pay(id);

        var refund = Web.json(giveBack(stripe, id, 200_000, "refund-1"));
        assertThat(refund.path("status").asString()).isEqualTo("succeeded");
        assertThat(giveBack(stripe, id, 300_001, "refund-2").statusCode()).isEqualTo(400);
        assertThat(giveBack(stripe, id, 300_000, "refund-3").statusCode()).isEqualTo(200);
        assertThat(errorCode(giveBack(stripe, id, 1, "refund-4"))).isEqualTo("charge_already_refunded");

        var listed = Web.json(
                get(stripe, "/v1/refunds?payment_intent=" + stripe.session(id).paymentIntent()));
        assertThat(listed.path("data")).hasSize(2);
        assertThat(Web.json(get(stripe, "/v1/refunds/" + refund.path("id").asString()))
                        .path("amount")
                        .asLong())
                .isEqualTo(200_000);
        assertThat(types()).contains("refund.created", "charge.refunded");
    }

    @Test
    void leavesRefundsPendingUntilTheySucceedOrFail() throws IOException {
        try (var slow = StripeSimulator.start(StripeFixture.options().pendingRefunds(true))) {
            var id = session(slow, 500_000, "attempt-1");
            slow.pay(id);
            var first = Web.json(giveBack(slow, id, 200_000, "refund-1"));
            assertThat(first.path("status").asString()).isEqualTo("pending");

            slow.failRefund(first.path("id").asString());

            assertThat(slow.session(id).available()).isEqualTo(500_000);
            var second = StripeFixture.id(giveBack(slow, id, 500_000, "refund-2"));
            assertThat(slow.settleRefund(second).status()).isEqualTo("succeeded");
            assertThat(slow.events().getFirst().type()).isEqualTo("refund.updated");
        }
    }

    @Test
    void listsEventsNewestFirstPageByPage() throws IOException {
        for (var i = 0; i < 3; i++) {
            stripe.pay(session(stripe, 100, "attempt-" + i));
            pass(Duration.ofSeconds(10));
        }
        var query = "/v1/events?limit=2&types[0]=checkout.session.completed"
                .replace("[", "%5B")
                .replace("]", "%5D");

        var first = Web.json(get(stripe, query));
        var last = first.path("data").get(1).path("id").asString();
        var rest = Web.json(get(stripe, query + "&starting_after=" + last));

        assertThat(first.path("has_more").asBoolean()).isTrue();
        assertThat(rest.path("has_more").asBoolean()).isFalse();
        assertThat(references(first)).containsExactly("attempt-2", "attempt-1");
        assertThat(references(rest)).containsExactly("attempt-0");
        var since = now.get().minusSeconds(10).getEpochSecond();
        assertThat(references(Web.json(get(stripe, query + "&created%5Bgte%5D=" + since))))
                .containsExactly("attempt-2");
        assertThat(StripeFixture.id(get(stripe, "/v1/events/" + last))).isEqualTo(last);
    }

    @Test
    void listsSessionsAndRefundsOfATime() throws IOException {
        var older = session(stripe, 100, "a");
        stripe.pay(older);
        giveBack(stripe, older, 40, "refund-1");
        var since = now.get().plusSeconds(10).getEpochSecond();
        pass(Duration.ofSeconds(10));
        var newer = session(stripe, 200, "b");
        stripe.pay(newer);
        giveBack(stripe, newer, 50, "refund-2");

        var later = "created%5Bgte%5D=" + since;
        var earlier = "created%5Blt%5D=" + since;
        assertThat(ids(SESSIONS + "?limit=10")).containsExactly(newer, older);
        assertThat(ids(SESSIONS + "?" + later)).containsExactly(newer);
        assertThat(ids(SESSIONS + "?" + earlier)).containsExactly(older);
        assertThat(ids(SESSIONS + "?starting_after=" + newer)).containsExactly(older);
        assertThat(ids("/v1/refunds?" + later)).hasSize(1).doesNotContainAnyElementsOf(ids("/v1/refunds?" + earlier));
        var one = SESSIONS + "?payment_intent=" + stripe.session(older).paymentIntent();
        assertThat(ids(one)).containsExactly(older);
        assertThat(Web.json(get(stripe, one + "&expand%5B0%5D=data.payment_intent.latest_charge"))
                        .at("/data/0/payment_intent/latest_charge/amount_refunded")
                        .asLong())
                .isEqualTo(40);
    }

    @Test
    void keepsSessionsMoneyAndKeysAcrossARestart(@TempDir Path folder) throws IOException {
        String id;
        try (var before = StripeSimulator.start(StripeFixture.options().folder(folder))) {
            id = session(before, 500_000, "attempt-1");
            before.pay(id);
            giveBack(before, id, 100_000, "refund-1");
        }
        try (var after = StripeSimulator.start(StripeFixture.options().folder(folder))) {
            assertThat(after.session(id).available()).isEqualTo(400_000);
            assertThat(session(after, 500_000, "attempt-1")).isEqualTo(id);
            assertThat(after.refunds()).hasSize(1);
            assertThat(after.events()).hasSize(5);
        }
    }

    private JsonNode read(String id) throws IOException {
        return Web.json(get(stripe, SESSIONS + "/" + id));
    }

    private JsonNode expanded(String id) throws IOException {
        return Web.json(get(stripe, SESSIONS + "/" + id + "?expand%5B0%5D=payment_intent.latest_charge"));
    }

    private List<String> ids(String path) throws IOException {
        return Web.json(get(stripe, path)).path("data").findValuesAsString("id");
    }

    private Iterable<String> types() {
        return stripe.events().stream().map(StripeEvent::type).toList();
    }

    private static Iterable<String> references(JsonNode list) {
        return StreamSupport.stream(list.path("data").spliterator(), false)
                .map(event -> event.path("data")
                        .path("object")
                        .path("client_reference_id")
                        .asString())
                .toList();
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }
}
