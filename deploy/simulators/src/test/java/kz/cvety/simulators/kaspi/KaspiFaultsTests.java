package kz.cvety.simulators.kaspi;

import static kz.cvety.simulators.kaspi.KaspiFixture.code;
import static kz.cvety.simulators.kaspi.KaspiFixture.demand;
import static kz.cvety.simulators.kaspi.KaspiFixture.get;
import static kz.cvety.simulators.kaspi.KaspiFixture.giveBack;
import static kz.cvety.simulators.kaspi.KaspiFixture.link;
import static kz.cvety.simulators.kaspi.KaspiFixture.post;
import static kz.cvety.simulators.machinery.FaultKind.ANSWER_LOST;
import static kz.cvety.simulators.machinery.FaultKind.BUSINESS_ERROR;
import static kz.cvety.simulators.machinery.FaultKind.DOWN;
import static kz.cvety.simulators.machinery.FaultKind.HANG;
import static kz.cvety.simulators.machinery.FaultKind.HTML;
import static kz.cvety.simulators.machinery.FaultKind.LIMIT;
import static kz.cvety.simulators.machinery.FaultKind.SERVER_ERROR;
import static kz.cvety.simulators.machinery.FaultKind.SLOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import kz.cvety.simulators.machinery.CallFault;
import kz.cvety.simulators.web.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KaspiFaultsTests {

    private final KaspiSimulator kaspi = KaspiSimulator.start(KaspiFixture.options());

    @AfterEach
    void close() {
        kaspi.close();
    }

    @Test
    void losesTheAnswerToACreateAfterThePaymentWasMade() {
        kaspi.faults().add(CallFault.next(1, ANSWER_LOST).on("qr/create-link"));

        assertThatThrownBy(() -> link(kaspi, "5000", "attempt-1")).isInstanceOf(IOException.class);

        assertThat(kaspi.payments("attempt-1")).hasSize(1);
        var call = kaspi.calls("qr/create-link").getFirst();
        assertThat(call.wrote()).isTrue();
        assertThat(call.httpStatus()).isZero();
        assertThat(call.fault()).isEqualTo("answer-lost");
        assertThat(call.subject())
                .isEqualTo(Long.toString(kaspi.payments().getFirst().id()));
        assertThat(call.answer()).contains("PaymentLink");
        assertThat(call.requestId()).isNotBlank();
    }

    @Test
    void losesTheAnswerToAReturnAfterTheMoneyLeft() throws IOException {
        var id = link(kaspi, "5000", "attempt-1");
        kaspi.pay(id);
        kaspi.faults().add(CallFault.next(1, ANSWER_LOST).on("payment/return"));

        assertThatThrownBy(() -> giveBack(kaspi, id, "2000")).isInstanceOf(IOException.class);

        assertThat(kaspi.payment(id).available()).isEqualByComparingTo("3000");
    }

    @Test
    void answersWhatEachFaultSaysAndMakesNothing() throws IOException {
        kaspi.faults()
                .add(CallFault.next(1, SERVER_ERROR))
                .add(CallFault.next(1, LIMIT))
                .add(CallFault.next(1, HTML))
                .add(CallFault.next(1, BUSINESS_ERROR));
        var demand = demand("1", "attempt-1");

        assertThat(post(kaspi, "qr/create-link", demand).statusCode()).isEqualTo(500);
        var limit = post(kaspi, "qr/create-link", demand);
        assertThat(limit.statusCode()).isEqualTo(429);
        assertThat(limit.headers().firstValue("Retry-After")).hasValue("1");
        var html = post(kaspi, "qr/create-link", demand);
        assertThat(html.statusCode()).isEqualTo(200);
        assertThat(html.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        var refusal = post(kaspi, "qr/create-link", demand);
        assertThat(refusal.statusCode()).isEqualTo(200);
        assertThat(code(refusal)).isEqualTo(-99000006);
        assertThat(kaspi.payments()).isEmpty();
        assertThat(code(post(kaspi, "qr/create-link", demand))).isZero();
    }

    @Test
    void cutsAndHangsAndStillServesItsOperators() throws IOException {
        kaspi.faults().add(CallFault.next(1, DOWN)).add(CallFault.next(1, HANG));

        assertThatThrownBy(() -> link(kaspi, "1", "")).isInstanceOf(IOException.class);
        var hanging = CompletableFuture.supplyAsync(() -> {
            try {
                return "answered " + link(kaspi, "1", "");
            } catch (IOException cut) {
                return "cut";
            }
        });
        await().until(() -> kaspi.faults().armed().isEmpty());
        assertThat(Web.get(kaspi.address(), "/").statusCode()).isEqualTo(200);
        assertThat(hanging).isNotDone();
        kaspi.faults().clear();
        assertThat(hanging.orTimeout(5, TimeUnit.SECONDS).join()).isEqualTo("cut");
        assertThat(kaspi.payments()).isEmpty();
    }

    @Test
    void answersSlowly() throws IOException {
        kaspi.faults().add(CallFault.next(1, SLOW).by(Duration.ofMillis(300)));
        var before = System.nanoTime();

        link(kaspi, "1", "");

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void refusesCallsBeyondTheBudget() throws IOException {
        try (var tight = KaspiSimulator.start(KaspiFixture.options().budget(0.01, 2))) {
            var id = link(tight, "1", "");
            tight.pay(id);
            tight.pay(link(tight, "1", ""));

            assertThat(get(tight, "payment/status/" + id).statusCode()).isEqualTo(429);
            assertThat(tight.limitErrors()).isEqualTo(1);
        }
    }

    @Test
    void saysThatTheBudgetIsSpentInsideASuccess() throws IOException {
        var options = KaspiFixture.options().budget(0.01, 1).limitInsideSuccess(true);
        try (var tight = KaspiSimulator.start(options)) {
            var id = link(tight, "1", "");

            var refused = get(tight, "payment/status/" + id);
            assertThat(refused.statusCode()).isEqualTo(200);
            assertThat(code(refused)).isEqualTo(-999);
        }
    }

    @Test
    void takesFaultsAndBuyersOverHttp() throws IOException {
        var id = link(kaspi, "5000", "attempt-1");
        Web.postJson(kaspi.address(), "/_sim/faults", """
                {"calls":[{"kind":"500","times":1,"action":"payment/status"}],"callbacks":{"copies":2,"dropShare":0.5}}""");

        assertThat(get(kaspi, "payment/status/" + id).statusCode()).isEqualTo(500);
        assertThat(kaspi.callbackFaults().settings().copies()).isEqualTo(2);
        Web.postJson(kaspi.address(), "/_sim/payments/" + id + "/pay", "{}");
        var payment = Web.json(Web.get(kaspi.address(), "/_sim/payments/" + id));
        assertThat(payment.path("stage").asString()).isEqualTo("PAID");
        assertThat(Web.postJson(kaspi.address(), "/_sim/payments/" + id + "/decline", "{}")
                        .statusCode())
                .isEqualTo(422);
        var income = Web.postJson(kaspi.address(), "/_sim/income", "{\"amount\":\"700\",\"comment\":\"касса\"}");
        assertThat(Web.json(income).path("paid").decimalValue()).isEqualByComparingTo("700");
        Web.postJson(kaspi.address(), "/_sim/faults", "{\"clear\":true}");
        var state = Web.json(Web.get(kaspi.address(), "/_sim/state"));
        assertThat(state.path("callbacks").path("copies").asInt()).isEqualTo(1);
        assertThat(state.path("payments").asInt()).isEqualTo(2);
        assertThat(Web.json(Web.get(kaspi.address(), "/_sim/calls"))).hasSize(2);
    }
}
