package kz.cvety.payments.kaspi;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import kz.cvety.kit.Money;
import kz.cvety.kit.ShopId;
import kz.cvety.payments.PaymentProvider.Cancelling;
import kz.cvety.payments.PaymentProvider.Creation;
import kz.cvety.payments.PaymentProvider.Demand;
import kz.cvety.payments.PaymentProvider.Details;
import kz.cvety.payments.PaymentProvider.Pace;
import kz.cvety.payments.PaymentProvider.Refunding;
import kz.cvety.payments.PaymentProvider.Return;
import kz.cvety.payments.PaymentProvider.Standing;
import kz.cvety.payments.Provider;
import kz.cvety.payments.ProviderAccount;
import kz.cvety.payments.Secret;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Kaspi's answers, and its silence, mean. */
class KaspiClientIT {

    private static final WireMockServer SERVER = new WireMockServer(options().dynamicPort());
    private static final Instant NOW = Instant.parse("2026-03-08T07:00:00Z");
    private static final UUID ATTEMPT = UUID.fromString("0195c9f0-0000-7000-8000-000000000001");
    private static final ProviderAccount ACCOUNT = account(Map.of());

    private final KaspiPay kaspi = kaspi(SERVER.baseUrl());

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @BeforeEach
    void forget() {
        SERVER.resetAll();
    }

    @Test
    void asksForALinkInTengeWithItsKeyAndARequestId() {
        answerCreate(okJson("""
            {"StatusCode":0,"Message":"ok","Data":{"PaymentLink":"https://pay.kaspi.example/pay/9","PaymentId":9,
             "PaymentBehaviorOptions":{"StatusPollingInterval":5,"LinkActivationWaitTimeout":180,"PaymentConfirmationTimeout":65}}}
            """));

        assertThat(create())
                .isEqualTo(new Creation.Created(
                        "9",
                        "https://pay.kaspi.example/pay/9",
                        new Pace(Duration.ofSeconds(5), Duration.ofSeconds(245))));
        SERVER.verify(postRequestedFor(urlEqualTo("/r1/v01/qr/create-link"))
                .withHeader("Api-Key", equalTo("key-not-real"))
                .withHeader("X-Request-ID", matching("[0-9a-f-]{36}"))
                .withRequestBody(equalToJson("""
                    {"DeviceToken":"device-not-real","Amount":12500.5,"ExternalId":"%s"}
                    """.formatted(ATTEMPT))));
    }

    @Test
    void namesTheOrganisationUnderTheThirdScheme() {
        SERVER.stubFor(post(urlEqualTo("/r3/v01/qr/create-link"))
                .willReturn(okJson(
                        "{\"StatusCode\":0,\"Data\":{\"PaymentLink\":\"https://a.example\",\"PaymentId\":\"x-1\"}}")));
        var third = account(Map.of("scheme", "r3", "organization-bin", "000000000001"));

        assertThat(kaspi.create(third, demand("100", "KZT"))).isInstanceOf(Creation.Created.class);
        SERVER.verify(postRequestedFor(anyUrl()).withRequestBody(equalToJson("""
            {"DeviceToken":"device-not-real","OrganizationBin":"000000000001","Amount":100,"ExternalId":"%s"}
            """.formatted(ATTEMPT))));
    }

    @Test
    void hasNoLinkInAnotherCurrency() {
        assertThat(kaspi.create(ACCOUNT, demand("5", "USD"))).isInstanceOf(Creation.Refused.class);
        assertThat(SERVER.getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest(name = "code {0} at create: passes {1}")
    @CsvSource({
        "-999, true", "-10000, false", "-1501, false", "-1502, false", "-1503, false", "-1601, false",
        "-99000005, false", "-99000006, true", "-99000011, false", "-99000020, false", "99000033, false",
                "990000033, false"
    })
    void readsABusinessErrorInsideHttp200AsNotMade(int code, boolean passes) {
        answerCreate(okJson(envelope(code)));

        assertThat(create()).isEqualTo(new Creation.Refused("kaspi" + code, passes));
    }

    @ParameterizedTest(name = "code {0} at return: {1}")
    @CsvSource({
        "-999, Unknown",
        "-10000, Refused",
        "-1501, Refused",
        "-1601, Refused",
        "-99000005, Refused",
        "-99000006, Refused",
        "-99000011, Refused",
        "-99000020, Refused",
        "99000033, Unknown",
        "990000033, Unknown"
    })
    void looksUpWhatARefundBecameWhereTheCodeDoesNotSay(int code, String outcome) {
        SERVER.stubFor(post(urlEqualTo("/r1/v01/payment/return")).willReturn(okJson(envelope(code))));

        assertThat(refund().getClass().getSimpleName()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 500, 502, 503, 504, 408})
    void doesNotKnowWhatBecameOfACallThatAnotherMachineAnswered(int status) {
        answerCreate(aResponse()
                .withStatus(status)
                .withHeader("Location", "/elsewhere")
                .withBody("<html>"));

        assertThat(create()).isEqualTo(new Creation.Unknown("http-" + status));
        assertThat(SERVER.getAllServeEvents()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"401, false", "403, false", "404, false", "429, true"})
    void knowsThatACallWasTurnedAwayAtTheDoor(int status, boolean passes) {
        answerCreate(aResponse().withStatus(status));

        assertThat(create()).isEqualTo(new Creation.Refused("http-" + status, passes));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>ok</html>",
                "[]",
                "{}",
                "{\"StatusCode\":\"0\"}",
                "{\"StatusCode\":0.5}",
                "{\"StatusCode\":0}",
                "{\"StatusCode\":0,\"Data\":{\"PaymentId\":9}}"
            })
    void doesNotBelieveAnAnswerThatIsNotWhole(String body) {
        answerCreate(aResponse().withStatus(200).withBody(body));

        assertThat(create()).isInstanceOf(Creation.Unknown.class);
    }

    @Test
    void doesNotReadAnAnswerWithoutEnd() {
        answerCreate(aResponse().withStatus(200).withBody("x".repeat(1 << 20)));

        assertThat(create()).isInstanceOf(Creation.Unknown.class);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void doesNotKnowWhatBecameOfACallWhoseAnswerIsLostAndMakesItOnce(Fault fault) {
        answerCreate(aResponse().withFault(fault));

        assertThat(create()).isInstanceOf(Creation.Unknown.class);
        SERVER.verify(1, postRequestedFor(urlEqualTo("/r1/v01/qr/create-link")));
    }

    @Test
    void doesNotKnowWhatBecameOfACallThatTakesTooLong() {
        answerCreate(okJson(envelope(0)).withFixedDelay(3000));

        assertThat(create()).isEqualTo(new Creation.Unknown("timeout"));
    }

    @Test
    void knowsThatNothingWasAskedWhereNobodyListens() {
        assertThat(kaspi("http://127.0.0.1:9").create(ACCOUNT, demand("1", "KZT")))
                .isEqualTo(new Creation.Refused("no-connection", true));
    }

    @Test
    void readsWhatCameInTenge() {
        answerStatus("{\"Status\":\"Processed\",\"TransactionId\":123,\"Amount\":12500.50}");

        assertThat(kaspi.status(ACCOUNT, "9")).isEqualTo(new Standing.Paid("123", Money.of("12500.50", "KZT"), NOW));
    }

    @Test
    void asksHowMuchCameWhereTheStatusDoesNotSay() {
        answerStatus("{\"Status\":\"Processed\"}");
        answerDetails("{\"TotalAmount\":\"9000\",\"AvailableReturnAmount\":9000.0}");

        assertThat(kaspi.status(ACCOUNT, "9")).isEqualTo(new Standing.Paid("9", Money.of("9000", "KZT"), NOW));
    }

    @ParameterizedTest
    @CsvSource({
        "QrTokenCreated, Waiting", "Wait, Waiting", "RemotePaymentCreated, Waiting", "Error, Failed",
        "RemotePaymentCanceled, Failed", "processed, Unfamiliar", "Blessed, Unfamiliar", "'', Unfamiliar"
    })
    void knowsKaspisWordsAndConcludesNothingFromOthers(String word, String standing) {
        answerStatus("{\"Status\":\"" + word + "\",\"Amount\":1}");

        assertThat(kaspi.status(ACCOUNT, "9").getClass().getSimpleName()).isEqualTo(standing);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1601, -999, 42})
    void doesNotTakeAnErrorForAnUnpaidPayment(int code) {
        SERVER.stubFor(get(urlEqualTo("/r1/v01/payment/status/9")).willReturn(okJson(envelope(code))));

        assertThat(kaspi.status(ACCOUNT, "9")).isInstanceOf(Standing.Unknown.class);
    }

    @Test
    void readsWhatCanBeGivenBack() {
        answerDetails("{\"TotalAmount\":9000.00,\"AvailableReturnAmount\":4000.5}");

        assertThat(kaspi.details(ACCOUNT, "9"))
                .isEqualTo(new Details.Known(Money.of("9000", "KZT"), Money.of("4000.50", "KZT")));
        SERVER.verify(getRequestedFor(urlEqualTo("/r1/v01/payment/details?QrPaymentId=9&DeviceToken=device-not-real")));
    }

    @Test
    void givesMoneyBack() {
        SERVER.stubFor(post(urlEqualTo("/r1/v01/payment/return"))
                .willReturn(okJson("{\"StatusCode\":0,\"Data\":{\"ReturnOperationId\":15}}")));

        assertThat(refund()).isEqualTo(new Refunding.Done("15"));
        SERVER.verify(postRequestedFor(anyUrl()).withRequestBody(equalToJson("""
            {"DeviceToken":"device-not-real","QrPaymentId":"9","Amount":4000}
            """)));
    }

    @Test
    void callsOffOnlyWhatWasAskedOfAnOrganisation() {
        assertThat(kaspi.cancel(ACCOUNT, "9")).isInstanceOf(Cancelling.Impossible.class);

        SERVER.stubFor(post(urlEqualTo("/r1/v01/remote/cancel")).willReturn(okJson(envelope(0))));
        assertThat(kaspi.cancel(account(Map.of("organization-bin", "000000000001")), "9"))
                .isEqualTo(new Cancelling.Done());
    }

    private Creation create() {
        return kaspi.create(ACCOUNT, demand("12500.50", "KZT"));
    }

    private Refunding refund() {
        return kaspi.refund(ACCOUNT, new Return(UUID.randomUUID(), "9", "tx-9", Money.of("4000", "KZT")));
    }

    private static void answerCreate(ResponseDefinitionBuilder answer) {
        SERVER.stubFor(post(urlEqualTo("/r1/v01/qr/create-link")).willReturn(answer));
    }

    private static void answerStatus(String data) {
        SERVER.stubFor(get(urlEqualTo("/r1/v01/payment/status/9"))
                .willReturn(okJson("{\"StatusCode\":0,\"Data\":" + data + "}")));
    }

    private static void answerDetails(String data) {
        SERVER.stubFor(get(urlEqualTo("/r1/v01/payment/details?QrPaymentId=9&DeviceToken=device-not-real"))
                .willReturn(okJson("{\"StatusCode\":0,\"Data\":" + data + "}")));
    }

    private static String envelope(int code) {
        return "{\"StatusCode\":" + code + ",\"Message\":\"as it is\"}";
    }

    private static Demand demand(String amount, String currency) {
        return new Demand(ATTEMPT, UUID.randomUUID(), null, "A-17", Money.of(amount, currency), NOW);
    }

    private static KaspiPay kaspi(String address) {
        var properties = new KaspiProperties(
                URI.create(address),
                Duration.ofMillis(500),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(180),
                Duration.ofSeconds(65));
        return new KaspiPay(new KaspiClient(properties), properties, () -> NOW);
    }

    private static ProviderAccount account(Map<String, String> settings) {
        return new ProviderAccount(
                new ShopId("astana"),
                Provider.KASPI,
                true,
                settings,
                Map.of("api-key", new Secret("key-not-real"), "device-token", new Secret("device-not-real")),
                10,
                10);
    }
}
