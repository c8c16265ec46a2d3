package kz.cvety.simulators.bitrix;

import static kz.cvety.simulators.bitrix.ShopFixture.CREATE;
import static kz.cvety.simulators.machinery.FaultKind.ANSWER_LOST;
import static kz.cvety.simulators.machinery.FaultKind.BUSINESS_ERROR;
import static kz.cvety.simulators.machinery.FaultKind.DOWN;
import static kz.cvety.simulators.machinery.FaultKind.HANG;
import static kz.cvety.simulators.machinery.FaultKind.HTML;
import static kz.cvety.simulators.machinery.FaultKind.LIMIT;
import static kz.cvety.simulators.machinery.FaultKind.REDIRECT;
import static kz.cvety.simulators.machinery.FaultKind.SERVER_ERROR;
import static kz.cvety.simulators.machinery.FaultKind.SLOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import kz.cvety.simulators.machinery.CallFault;
import kz.cvety.simulators.web.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BitrixFaultsTests {

    private final BitrixSimulator bitrix = BitrixSimulator.start(ShopFixture.options());

    @AfterEach
    void close() {
        bitrix.close();
    }

    @Test
    void cutsCallsWhileDownAndStillServesItsManagers() throws IOException {
        bitrix.faults().add(CallFault.always(DOWN));

        assertThatThrownBy(() -> ShopFixture.create(bitrix, "ours-1")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> ShopFixture.create(bitrix, "ours-1")).isInstanceOf(IOException.class);
        assertThat(Web.get(bitrix.address(), "/").statusCode()).isEqualTo(200);
        assertThat(bitrix.shop().order(ShopFixture.checkout()).version()).isEqualTo(1);
        bitrix.faults().clear();
        assertThat(ShopFixture.create(bitrix, "ours-1").path("status").asString())
                .isEqualTo("success");
        assertThat(bitrix.calls()).extracting(ReceivedCall::httpStatus).containsExactly(0, 0, 200);
    }

    @Test
    void refusesConnectionsWhileUnpluggedAndComesBackOnTheSamePort() throws IOException {
        bitrix.unplug();

        assertThatThrownBy(() -> ShopFixture.create(bitrix, "ours-1")).isInstanceOf(ConnectException.class);
        bitrix.plugIn();
        assertThat(ShopFixture.create(bitrix, "ours-1").path("status").asString())
                .isEqualTo("success");
    }

    @Test
    void losesTheAnswerAfterTheWrite() throws IOException {
        bitrix.faults().add(CallFault.next(1, ANSWER_LOST));

        assertThatThrownBy(() -> ShopFixture.create(bitrix, "ours-1")).isInstanceOf(IOException.class);
        assertThat(bitrix.shop().findByXmlId("ours-1")).hasSize(1);
        var call = bitrix.calls().getFirst();
        assertThat(call.wrote()).isTrue();
        assertThat(call.httpStatus()).isZero();
        assertThat(call.orderId()).isEqualTo(122001);
        assertThat(call.fault()).isEqualTo("answer-lost");
        assertThat(ShopFixture.create(bitrix, "ours-1").path("existing").asBoolean())
                .isTrue();
    }

    @Test
    void answersWhatEachFaultSaysAndWritesNothing() throws IOException {
        bitrix.faults()
                .add(CallFault.next(1, SERVER_ERROR))
                .add(CallFault.next(1, LIMIT))
                .add(CallFault.next(1, HTML))
                .add(CallFault.next(1, REDIRECT))
                .add(CallFault.next(1, BUSINESS_ERROR));

        assertThat(call().statusCode()).isEqualTo(500);
        assertThat(call().body()).contains("QUERY_LIMIT_EXCEEDED");
        var html = call();
        assertThat(html.statusCode()).isEqualTo(200);
        assertThat(html.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        var redirect = call();
        assertThat(redirect.statusCode()).isEqualTo(302);
        assertThat(redirect.headers().firstValue("Location")).hasValue("/auth/login/");
        assertThat(Web.json(call()).path("status").asString()).isEqualTo("error");
        assertThat(bitrix.shop().orders()).isEmpty();
        assertThat(bitrix.limitErrors()).isEqualTo(1);
        assertThat(Web.json(call()).path("status").asString()).isEqualTo("success");
    }

    @Test
    void hitsOnlyTheActionItIsArmedFor() throws IOException {
        bitrix.faults().add(CallFault.next(1, SERVER_ERROR).on("order.create"));

        assertThat(ShopFixture.find(bitrix, "x").path("status").asString()).isEqualTo("not_found");
        assertThat(call().statusCode()).isEqualTo(500);
        assertThat(call().statusCode()).isEqualTo(200);
    }

    @Test
    void answersSlowly() throws IOException {
        bitrix.faults().add(CallFault.next(1, SLOW).by(Duration.ofMillis(300)));
        var before = System.nanoTime();

        assertThat(call().statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void hangsUntilTheFaultIsCleared() {
        bitrix.faults().add(CallFault.next(1, HANG));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var hanging = CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return "answered " + call().statusCode();
                        } catch (IOException cut) {
                            return "cut";
                        }
                    },
                    threads);
            await().during(Duration.ofMillis(200)).until(() -> !hanging.isDone());
            bitrix.faults().clear();
            assertThat(hanging.orTimeout(5, TimeUnit.SECONDS).join()).isEqualTo("cut");
        }
        assertThat(bitrix.shop().orders()).isEmpty();
    }

    @Test
    void takesFaultsAndShowsItsStateOverHttp() throws IOException {
        var armed = Web.postJson(bitrix.address(), "/_sim/faults", """
                {"calls":[{"kind":"500","times":1,"action":"order.create"}],
                 "hooks":{"copies":3,"reorder":true},"shop":{"legacyCreate":true,"thinHooks":"also"}}""");

        assertThat(armed.statusCode()).isEqualTo(200);
        assertThat(call().statusCode()).isEqualTo(500);
        var state = Web.json(Web.get(bitrix.address(), "/_sim/state"));
        assertThat(state.path("faults")).isEmpty();
        assertThat(state.path("hooks").path("copies").asInt()).isEqualTo(3);
        assertThat(state.path("shop").path("thinHooks").asString()).isEqualTo("also");
        assertThat(state.path("calls").asInt()).isEqualTo(1);
        assertThat(Web.json(Web.get(bitrix.address(), "/_sim/calls"))
                        .get(0)
                        .path("fault")
                        .asString())
                .isEqualTo("server-error");
        Web.postJson(bitrix.address(), "/_sim/faults", "{\"clear\":true}");
        assertThat(bitrix.hookFaults().settings().copies()).isEqualTo(1);
        assertThat(Web.postJson(bitrix.address(), "/_sim/faults", "{\"calls\":[{\"kind\":\"nonsense\"}]}")
                        .statusCode())
                .isEqualTo(422);
    }

    private HttpResponse<String> call() throws IOException {
        return ShopFixture.call(bitrix, CREATE, ShopFixture.createCall(""));
    }
}
