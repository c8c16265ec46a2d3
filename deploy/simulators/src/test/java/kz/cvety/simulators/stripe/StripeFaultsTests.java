package kz.cvety.simulators.stripe;

import static kz.cvety.simulators.machinery.FaultKind.ANSWER_LOST;
import static kz.cvety.simulators.machinery.FaultKind.LIMIT;
import static kz.cvety.simulators.machinery.FaultKind.SERVER_ERROR;
import static kz.cvety.simulators.stripe.StripeFixture.CREATE;
import static kz.cvety.simulators.stripe.StripeFixture.SESSIONS;
import static kz.cvety.simulators.stripe.StripeFixture.demand;
import static kz.cvety.simulators.stripe.StripeFixture.errorCode;
import static kz.cvety.simulators.stripe.StripeFixture.errorType;
import static kz.cvety.simulators.stripe.StripeFixture.get;
import static kz.cvety.simulators.stripe.StripeFixture.post;
import static kz.cvety.simulators.stripe.StripeFixture.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import kz.cvety.simulators.machinery.CallFault;
import kz.cvety.simulators.web.Reply;
import kz.cvety.simulators.web.Web;
import kz.cvety.simulators.web.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StripeFaultsTests {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-08T06:00:00Z"));
    private final StripeSimulator stripe =
            StripeSimulator.start(StripeFixture.options().clock(now::get));

    @AfterEach
    void close() {
        stripe.close();
    }

    @Test
    void repeatsTheAnswerToAKeyWordForWord() throws IOException {
        var first = post(stripe, SESSIONS, demand(100, "a"), "key-1");
        var again = post(stripe, SESSIONS, demand(100, "a"), "key-1");

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotent-Replayed")).hasValue("true");
        assertThat(stripe.sessions()).hasSize(1);
        assertThat(stripe.calls(CREATE)).extracting(ReceivedCall::replayed).containsExactly(false, true);
        assertThat(stripe.calls(CREATE))
                .extracting(ReceivedCall::idempotencyKey)
                .containsOnly("key-1");
    }

    @Test
    void refusesAKeyThatWasUsedWithOtherParameters() throws IOException {
        post(stripe, SESSIONS, demand(100, "a"), "key-1");

        var other = post(stripe, SESSIONS, demand(200, "a"), "key-1");

        assertThat(other.statusCode()).isEqualTo(400);
        assertThat(errorType(other)).isEqualTo("idempotency_error");
        assertThat(stripe.sessions()).hasSize(1);
    }

    @Test
    void forgetsAKeyAfterADay() throws IOException {
        session(stripe, 100, "a");
        now.updateAndGet(instant -> instant.plus(Duration.ofHours(25)));

        session(stripe, 100, "a");

        assertThat(stripe.sessions()).hasSize(2);
    }

    @Test
    void leavesAKeyUnusedWhenTheRequestWasWrong() throws IOException {
        assertThat(post(stripe, SESSIONS, demand(0, "a"), "key-1").statusCode()).isEqualTo(400);

        assertThat(post(stripe, SESSIONS, demand(100, "a"), "key-1").statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesAKeyWhoseFirstRequestIsStillRunning() throws Exception {
        var told = new CountDownLatch(1);
        var taken = new CountDownLatch(1);
        try (var seller = WebServer.start("127.0.0.1", 0, request -> {
            told.countDown();
            taken.await();
            return Reply.json(200, "{}");
        })) {
            stripe.webhookTo(seller.address(), "whsec_fake");
            stripe.payBeforeTheAnswer(1);
            var first = CompletableFuture.supplyAsync(() -> status(demand(100, "a")));
            assertThat(told.await(5, TimeUnit.SECONDS)).isTrue();

            var second = post(stripe, SESSIONS, demand(100, "a"), "key-1");

            assertThat(second.statusCode()).isEqualTo(409);
            assertThat(errorCode(second)).isEqualTo("idempotency_key_in_use");
            taken.countDown();
            assertThat(first.orTimeout(5, TimeUnit.SECONDS).join()).isEqualTo(200);
        }
        assertThat(stripe.sessions()).hasSize(1);
    }

    @Test
    void repeatsEvenAServerErrorUnderItsKey() throws IOException {
        stripe.faults().add(CallFault.next(1, SERVER_ERROR).on(CREATE));

        var broken = post(stripe, SESSIONS, demand(100, "a"), "key-1");
        var again = post(stripe, SESSIONS, demand(100, "a"), "key-1");

        assertThat(broken.statusCode()).isEqualTo(500);
        assertThat(again.statusCode()).isEqualTo(500);
        assertThat(again.headers().firstValue("Idempotent-Replayed")).hasValue("true");
        assertThat(post(stripe, SESSIONS, demand(100, "a"), "key-2").statusCode())
                .isEqualTo(200);
    }

    @Test
    void losesAnAnswerThatTheKeyBringsBack() throws IOException {
        stripe.faults().add(CallFault.next(1, ANSWER_LOST).on(CREATE));

        assertThatThrownBy(() -> session(stripe, 100, "a")).isInstanceOf(IOException.class);
        var id = session(stripe, 100, "a");

        assertThat(stripe.sessions()).extracting(StripeSession::id).containsExactly(id);
        assertThat(stripe.calls(CREATE).getFirst().wrote()).isTrue();
    }

    @Test
    void refusesCallsBeyondTheLimitAndKeepsNothingOfThem() throws IOException {
        stripe.faults().add(CallFault.next(1, LIMIT).by(Duration.ofSeconds(7)));

        var limited = post(stripe, SESSIONS, demand(100, "a"), "key-1");

        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(errorCode(limited)).isEqualTo("rate_limit");
        assertThat(stripe.limitErrors()).isEqualTo(1);
        assertThat(post(stripe, SESSIONS, demand(100, "a"), "key-1").statusCode())
                .isEqualTo(200);
        try (var tight = StripeSimulator.start(StripeFixture.options().budget(0.01, 1))) {
            session(tight, 100, "a");
            assertThat(get(tight, "/v1/events").statusCode()).isEqualTo(429);
        }
    }

    @Test
    void takesFaultsAndBuyersOverHttp() throws IOException {
        var id = session(stripe, 100, "a");
        Web.postJson(stripe.address(), "/_sim/faults", """
                {"calls":[{"kind":"500","times":1,"action":"GET /v1/events"}],"webhooks":{"copies":2}}""");

        assertThat(get(stripe, "/v1/events").statusCode()).isEqualTo(500);
        assertThat(stripe.webhookFaults().settings().copies()).isEqualTo(2);
        Web.postJson(stripe.address(), "/_sim/sessions/" + id + "/pay", "{}");
        assertThat(Web.json(Web.get(stripe.address(), "/_sim/sessions"))
                        .get(0)
                        .path("paid")
                        .asBoolean())
                .isTrue();
        Web.postJson(stripe.address(), "/_sim/sessions/" + id + "/refund", "{\"amount\":40}");
        assertThat(stripe.refunds().getFirst().amount()).isEqualTo(40);
        assertThat(Web.postJson(stripe.address(), "/_sim/sessions/" + id + "/pay", "{}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(Web.json(Web.get(stripe.address(), "/_sim/state"))
                        .path("refunds")
                        .asInt())
                .isEqualTo(1);
    }

    private int status(Map<String, String> form) {
        try {
            return post(stripe, SESSIONS, form, "key-1").statusCode();
        } catch (IOException cut) {
            return 0;
        }
    }
}
