package kz.cvety.simulators.kaspi;

import static kz.cvety.simulators.kaspi.KaspiFixture.link;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import kz.cvety.simulators.machinery.SentNews;
import kz.cvety.simulators.web.Listener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KaspiCallbacksTests {

    private final Listener seller = new Listener();
    private final KaspiSimulator kaspi = KaspiSimulator.start(
            KaspiFixture.options().callback(seller.address().resolve("/callback"), "fake-secret"));

    @AfterEach
    void close() {
        kaspi.close();
        seller.close();
    }

    @Test
    void tellsTheSellerOfMoneyWithTheSecret() throws IOException {
        var id = link(kaspi, "5000", "attempt-1");

        kaspi.pay(id);

        await().until(() -> seller.requests().size() == 1);
        var request = seller.requests().getFirst();
        assertThat(request.path()).isEqualTo("/callback");
        assertThat(request.header("X-Webhook-Secret")).isEqualTo("fake-secret");
        var body = seller.bodies().getFirst();
        assertThat(body.path("PaymentId").asLong()).isEqualTo(id);
        assertThat(body.path("ExternalId").asString()).isEqualTo("attempt-1");
        assertThat(body.path("Status").asString()).isEqualTo("Processed");
        assertThat(body.path("TransactionId").asString())
                .isEqualTo(kaspi.payment(id).transactionId());
        assertThat(body.path("Amount").decimalValue()).isEqualByComparingTo("5000");
    }

    @Test
    void tellsBeforeTheCreateIsAnswered() throws IOException {
        kaspi.payBeforeTheAnswer(1);

        var id = link(kaspi, "5000", "attempt-1");

        assertThat(seller.bodies().getFirst().path("PaymentId").asLong()).isEqualTo(id);
        assertThat(KaspiFixture.status(kaspi, link(kaspi, "1", ""))).isEqualTo("Wait");
    }

    @Test
    void losesAndDoublesCallbacks() throws IOException {
        kaspi.callbackFaults().drop(1);
        kaspi.pay(link(kaspi, "1", "lost"));
        assertThat(kaspi.callbacks()).extracting(SentNews::dropped).containsExactly(true);
        kaspi.callbackFaults().clear();

        kaspi.callbackFaults().duplicate(2);
        kaspi.pay(link(kaspi, "1", "doubled"));

        await().until(() -> seller.requests().size() == 2);
        assertThat(seller.bodies())
                .extracting(body -> body.path("ExternalId").asString())
                .containsOnly("doubled");
    }

    @Test
    void tellsLateAndOnlyWhenTheMoneyIsConfirmed() throws IOException {
        kaspi.callbackFaults().pause();
        var id = link(kaspi, "1", "late");
        kaspi.payLate(id);
        assertThat(kaspi.pendingCallbacks()).isZero();

        kaspi.confirm(id);
        await().during(Duration.ofMillis(100)).until(() -> seller.requests().isEmpty());
        kaspi.callbackFaults().resume();

        await().until(() -> seller.requests().size() == 1);
    }

    @Test
    void repeatsARefusedCallbackAFewTimes() throws IOException {
        seller.refuseNext(100);

        kaspi.pay(link(kaspi, "1", "refused"));

        await().until(() -> kaspi.pendingCallbacks() == 0);
        assertThat(kaspi.callbacks()).extracting(SentNews::attempt).containsExactly(1, 2, 3, 4, 5);
        assertThat(kaspi.callbacks()).noneMatch(SentNews::accepted);
    }

    @Test
    void callsNobodyWhenNobodyListens() throws IOException {
        kaspi.callbackTo(null);

        kaspi.pay(link(kaspi, "1", "quiet"));

        assertThat(kaspi.callbacks()).isEmpty();
        assertThat(kaspi.pendingCallbacks()).isZero();
    }
}
