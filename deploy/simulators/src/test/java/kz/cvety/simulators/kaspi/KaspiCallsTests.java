package kz.cvety.simulators.kaspi;

import static kz.cvety.simulators.kaspi.KaspiFixture.DEVICE;
import static kz.cvety.simulators.kaspi.KaspiFixture.code;
import static kz.cvety.simulators.kaspi.KaspiFixture.data;
import static kz.cvety.simulators.kaspi.KaspiFixture.demand;
import static kz.cvety.simulators.kaspi.KaspiFixture.get;
import static kz.cvety.simulators.kaspi.KaspiFixture.giveBack;
import static kz.cvety.simulators.kaspi.KaspiFixture.link;
import static kz.cvety.simulators.kaspi.KaspiFixture.post;
import static kz.cvety.simulators.kaspi.KaspiFixture.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import kz.cvety.simulators.web.Json;
import kz.cvety.simulators.web.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KaspiCallsTests {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-08T06:00:00Z"));
    private final KaspiSimulator kaspi =
            KaspiSimulator.start(KaspiFixture.options().clock(now::get));

    @AfterEach
    void close() {
        kaspi.close();
    }

    @Test
    void makesALinkThatWaitsUntilItIsPaid() throws IOException {
        var answer = post(kaspi, "qr/create-link", demand("5000.50", "attempt-1"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(code(answer)).isZero();
        var made = data(answer);
        assertThat(made.path("PaymentLink").asString()).startsWith(kaspi.address() + "/pay/");
        assertThat(made.path("ExpireDate").asString()).isEqualTo("2026-03-08T11:03:00.000+05:00");
        var behaviour = made.path("PaymentBehaviorOptions");
        assertThat(behaviour.path("StatusPollingInterval").asInt()).isEqualTo(5);
        assertThat(behaviour.path("LinkActivationWaitTimeout").asInt()).isEqualTo(180);
        assertThat(behaviour.path("PaymentConfirmationTimeout").asInt()).isEqualTo(65);
        var id = made.path("PaymentId").asLong();
        assertThat(status(kaspi, id)).isEqualTo("Wait");

        kaspi.pay(id);

        var paid = data(get(kaspi, "payment/status/" + id));
        assertThat(paid.path("Status").asString()).isEqualTo("Processed");
        assertThat(paid.path("TransactionId").asString()).matches("\\d+");
        assertThat(paid.path("Amount").decimalValue()).isEqualByComparingTo("5000.50");
    }

    @Test
    void makesAQrCodeThatIsWaitedForOnceItWasScanned() throws IOException {
        var made = data(post(kaspi, "qr/create", demand("100", "attempt-1")));
        var id = made.path("QrPaymentId").asLong();

        assertThat(made.path("QrToken").asString()).isNotBlank();
        assertThat(made.path("QrPaymentBehaviorOptions")
                        .path("QrCodeScanWaitTimeout")
                        .asInt())
                .isEqualTo(180);
        assertThat(status(kaspi, id)).isEqualTo("QrTokenCreated");
        kaspi.open(id);
        assertThat(status(kaspi, id)).isEqualTo("Wait");
    }

    @Test
    void makesASecondPaymentForTheSameExternalId() throws IOException {
        var first = link(kaspi, "5000", "attempt-1");
        var second = link(kaspi, "5000", "attempt-1");

        assertThat(second).isNotEqualTo(first);
        kaspi.pay(first);
        kaspi.pay(second);
        assertThat(kaspi.payments("attempt-1")).extracting(KaspiPayment::stage).containsOnly(KaspiPayment.Stage.PAID);
    }

    @Test
    void letsALinkWaitAsLongAsItMayBeOnSomebodysScreen() throws IOException {
        var id = link(kaspi, "5000", "attempt-1");

        pass(Duration.ofSeconds(181));
        assertThat(status(kaspi, id)).isEqualTo("Wait");
        assertThatThrownBy(() -> kaspi.pay(id)).isInstanceOf(Refused.class);
        pass(Duration.ofSeconds(65));
        assertThat(status(kaspi, id)).isEqualTo("Error");
    }

    @Test
    void endsAQrCodeThatNobodyScannedInTime() throws IOException {
        var id = data(post(kaspi, "qr/create", demand("100", "")))
                .path("QrPaymentId")
                .asLong();

        pass(Duration.ofMinutes(3));

        assertThat(status(kaspi, id)).isEqualTo("Error");
    }

    @Test
    void confirmsMoneyLongAfterTheLinkHasExpired() throws IOException {
        var late = link(kaspi, "5000", "attempt-1");
        var expired = link(kaspi, "7000", "attempt-2");
        kaspi.payLate(late);

        pass(Duration.ofMinutes(30));
        assertThat(status(kaspi, late)).isEqualTo("Wait");
        assertThat(status(kaspi, expired)).isEqualTo("Error");
        kaspi.confirm(late);
        kaspi.confirm(expired);

        assertThat(status(kaspi, late)).isEqualTo("Processed");
        assertThat(status(kaspi, expired)).isEqualTo("Processed");
    }

    @Test
    void showsAnErrorWhenTheBuyerDeclines() throws IOException {
        var id = link(kaspi, "5000", "attempt-1");

        kaspi.decline(id);

        assertThat(status(kaspi, id)).isEqualTo("Error");
        assertThat(code(giveBack(kaspi, id, "1"))).isEqualTo(-99000011);
    }

    @Test
    void billsAPhoneAndTakesTheBillBack() throws IOException {
        var bill = demand("5000", "").put("PhoneNumber", "77000000001").put("Comment", "Букет");
        var id = data(post(kaspi, "remote/create", bill)).path("QrPaymentId").asLong();
        assertThat(status(kaspi, id)).isEqualTo("RemotePaymentCreated");

        var cancel = Json.object().put("DeviceToken", DEVICE).put("QrPaymentId", id);
        assertThat(data(post(kaspi, "remote/cancel", cancel)).path("Status").asString())
                .isEqualTo("RemotePaymentCanceled");
        assertThat(status(kaspi, id)).isEqualTo("RemotePaymentCanceled");
        assertThat(code(post(kaspi, "remote/cancel", cancel))).isEqualTo(-99000011);
        kaspi.confirm(id);
        assertThat(status(kaspi, id)).isEqualTo("Processed");
    }

    @Test
    void cannotCallOffALink() throws IOException {
        var id = link(kaspi, "5000", "attempt-1");
        var cancel = Json.object().put("DeviceToken", DEVICE).put("QrPaymentId", id);

        assertThat(code(post(kaspi, "remote/cancel", cancel))).isEqualTo(-99000011);
    }

    @Test
    void givesBackInPartsUpToWhatWasPaid() throws IOException {
        var id = link(kaspi, "5000", "attempt-1");
        assertThat(code(get(kaspi, details(id)))).isEqualTo(-1601);
        kaspi.pay(id);

        var first =
                data(giveBack(kaspi, id, "1200.50")).path("ReturnOperationId").asLong();
        var second =
                data(giveBack(kaspi, id, "1200.50")).path("ReturnOperationId").asLong();

        assertThat(second).isNotEqualTo(first);
        var details = data(get(kaspi, details(id)));
        assertThat(details.path("TotalAmount").decimalValue()).isEqualByComparingTo("5000");
        assertThat(details.path("AvailableReturnAmount").decimalValue()).isEqualByComparingTo("2599");
        assertThat(code(giveBack(kaspi, id, "2599.01"))).isEqualTo(-99000005);
        assertThat(kaspi.returns()).extracting(KaspiReturn::operationId).containsExactly(first, second);
    }

    @Test
    void refusesPartsOfAPurchaseThatGoesBackWhole() throws IOException {
        try (var strict = KaspiSimulator.start(KaspiFixture.options().wholeReturnsOnly(true))) {
            var id = link(strict, "5000", "");
            strict.pay(id);

            assertThat(code(giveBack(strict, id, "4999"))).isEqualTo(-99000020);
            assertThat(code(giveBack(strict, id, "5000"))).isZero();
        }
    }

    @Test
    void saysWhatIsWrongInsideASuccess() throws IOException {
        var unknownDevice = post(kaspi, "qr/create-link", demand("1", "").put("DeviceToken", "other"));
        var wrongKey = post(kaspi, "qr/create-link", demand("1", ""), "other");
        var unknownPayment = get(kaspi, "payment/status/1");

        assertThat(unknownDevice.statusCode()).isEqualTo(200);
        assertThat(code(unknownDevice)).isEqualTo(-1501);
        assertThat(wrongKey.statusCode()).isEqualTo(200);
        assertThat(code(wrongKey)).isEqualTo(-10000);
        assertThat(Web.json(wrongKey).path("Message").asString()).isNotBlank();
        assertThat(Web.json(wrongKey).path("Data").isNull()).isTrue();
        assertThat(code(unknownPayment)).isEqualTo(-1601);
        assertThat(kaspi.payments()).isEmpty();
    }

    @Test
    void refusesWhatItCannotRead() throws IOException {
        for (var amount : new String[] {"0", "-5", "1.001"}) {
            assertThat(post(kaspi, "qr/create-link", demand(amount, "")).statusCode())
                    .isEqualTo(400);
        }
        var noRequestId = Web.postJson(
                kaspi.address(), "/r1/v01/qr/create-link", demand("1", "").toString(), "Api-Key", KaspiFixture.KEY);
        assertThat(noRequestId.statusCode()).isEqualTo(400);
        assertThat(get(kaspi, "qr/create-link").statusCode()).isEqualTo(404);
        assertThat(kaspi.payments()).isEmpty();
    }

    @Test
    void registersDevicesAndForgetsThem() throws IOException {
        var device = Json.object().put("DeviceId", "till-2").put("TradePointId", 1);
        var token =
                data(post(kaspi, "device/register", device)).path("DeviceToken").asString();
        assertThat(data(post(kaspi, "device/register", device))
                        .path("DeviceToken")
                        .asString())
                .isEqualTo(token);
        assertThat(code(post(kaspi, "qr/create-link", demand("1", "").put("DeviceToken", token))))
                .isZero();

        post(kaspi, "device/delete", Json.object().put("DeviceToken", token));

        assertThat(code(post(kaspi, "qr/create-link", demand("1", "").put("DeviceToken", token))))
                .isEqualTo(-1502);
        assertThat(data(get(kaspi, "partner/tradepoints"))
                        .get(0)
                        .path("TradePointId")
                        .asLong())
                .isEqualTo(1);
    }

    @Test
    void showsAWordNobodyKnows() throws IOException {
        var id = link(kaspi, "5000", "attempt-1");

        kaspi.showStatus(id, "Quarantined");
        assertThat(status(kaspi, id)).isEqualTo("Quarantined");
        kaspi.showStatus(id, "");
        assertThat(status(kaspi, id)).isEqualTo("Wait");
    }

    @Test
    void keepsMoneyAcrossARestart(@TempDir Path folder) throws IOException {
        long id;
        try (var before = KaspiSimulator.start(KaspiFixture.options().folder(folder))) {
            id = link(before, "5000", "attempt-1");
            before.pay(id);
            giveBack(before, id, "1000");
        }
        try (var after = KaspiSimulator.start(KaspiFixture.options().folder(folder))) {
            assertThat(status(after, id)).isEqualTo("Processed");
            assertThat(after.payment(id).available()).isEqualByComparingTo("4000");
            assertThat(after.returns()).hasSize(1);
            assertThat(link(after, "1", "")).isEqualTo(id + 1);
            after.pay(id + 1);
            assertThat(after.payment(id + 1).transactionId())
                    .isNotEqualTo(after.payment(id).transactionId());
        }
    }

    private static String details(long id) {
        return "payment/details?QrPaymentId=" + id + "&DeviceToken=" + DEVICE;
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }
}
