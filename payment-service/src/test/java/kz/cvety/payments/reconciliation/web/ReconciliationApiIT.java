package kz.cvety.payments.reconciliation.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import kz.cvety.payments.Till;
import kz.cvety.payments.World;
import kz.cvety.payments.World.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconciliationApiIT {

    private static final String RECONCILIATIONS = "/api/v1/reconciliations";

    private final ShopId shop = World.shopWithKaspi();
    private final String token = World.director(shop);

    @Test
    void findsMoneyThatABankTellsOfAndMakesAPaymentOfIt() {
        var made = World.make(
                RECONCILIATIONS,
                shop,
                body("KASPI", "2025-03-08", statement("T-1,70.50,KZT,2025-03-08T12:00:00Z,false")));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("/state")).isEqualTo("DONE");
        assertThat(made.text("/origin")).isEqualTo("UPLOADED");

        var path = made.header("location");
        var shown = World.get(path, token);
        assertThat(shown.text("/differences/0/kind")).isEqualTo("MISSING_HERE");
        assertThat(shown.text("/differences/0/transactionId")).isEqualTo("T-1");
        assertThat(shown.text("/differences/0/theirs")).isEqualTo("70.50");

        var adopted = World.post(path + "/differences/1/adopt", token, "");
        assertThat(adopted.status()).isEqualTo(200);
        var payment = new Till(shop).payment(UUID.fromString(adopted.text("/paymentId")));
        assertThat(payment.transactionId()).isEqualTo("T-1");
        assertThat(World.get(path, token).text("/differences/0/adoptedAs")).isEqualTo(adopted.text("/paymentId"));
        assertThat(World.post(path + "/differences/2/adopt", token, "").text("/code"))
                .isEqualTo("unknown-reconciliation");
    }

    @Test
    void makesOneReconciliationOfARepeatedRequest() {
        var key = UUID.randomUUID().toString();
        var body = body("KASPI", "2025-03-08", null);

        var first = World.post(RECONCILIATIONS, token, body, "Idempotency-Key", key);
        var again = World.post(RECONCILIATIONS, token, body, "Idempotency-Key", key);
        var other = World.post(RECONCILIATIONS, token, body("KASPI", "2025-03-07", null), "Idempotency-Key", key);

        assertThat(first.text("/state")).isEqualTo("READING");
        assertThat(again.text("/id")).isEqualTo(first.text("/id"));
        assertThat(other.text("/code")).isEqualTo("idempotency-key-reused");
    }

    @Test
    void pagesReconciliationsNewestFirst() {
        var older = World.make(RECONCILIATIONS, shop, body("KASPI", "2025-03-07", null))
                .text("/id");
        var newer = World.make(RECONCILIATIONS, shop, body("KASPI", "2025-03-08", null))
                .text("/id");

        var first = World.get(RECONCILIATIONS + "?limit=1&provider=KASPI", token);
        var rest = World.get(RECONCILIATIONS + "?limit=1&provider=KASPI&cursor=" + first.text("/next"), token);

        assertThat(first.text("/reconciliations/0/reconciliation/id")).isEqualTo(newer);
        assertThat(rest.text("/reconciliations/0/reconciliation/id")).isEqualTo(older);
        assertThat(rest.body().hasNonNull("next")).isFalse();
    }

    @Test
    void pagesDifferences() {
        var path = World.make(
                        RECONCILIATIONS,
                        shop,
                        body(
                                "STRIPE",
                                "2025-03-08",
                                statement(
                                        "T-1,1,KZT,2025-03-08T12:00:00Z,false",
                                        "T-2,2,KZT,2025-03-08T12:00:00Z,false",
                                        "T-3,3,KZT,2025-03-08T12:00:00Z,true")))
                .header("location");

        var first = World.get(path + "?limit=2", token);
        var rest = World.get(path + "?limit=2&after=" + first.text("/next"), token);

        assertThat(first.body().at("/differences").findValuesAsString("transactionId"))
                .containsExactly("T-1", "T-2");
        assertThat(rest.body().at("/differences").findValuesAsString("transactionId"))
                .containsExactly("T-3");
        assertThat(World.post(path + "/differences/3/adopt", token, "").text("/code"))
                .isEqualTo("not-adoptable");
    }

    @ParameterizedTest
    @CsvSource({
        "MANUAL,2025-03-08,422,nothing-to-compare",
        "STRIPE,9999-12-31,422,day-not-over",
        "KASPI,-5000-01-01,400,",
        ",2025-03-08,400,"
    })
    void refusesWhatCannotBeCompared(String provider, String day, int status, String code) {
        var refused = World.make(RECONCILIATIONS, shop, body(provider, day, null));

        assertThat(refused.status()).isEqualTo(status);
        if (code != null) {
            assertThat(refused.text("/code")).isEqualTo(code);
        }
    }

    @Test
    void refusesToday() {
        var today = LocalDate.ofInstant(Till.now(), ZoneId.of("Asia/Almaty"));

        assertThat(World.make(RECONCILIATIONS, shop, body("KASPI", today.toString(), null))
                        .text("/code"))
                .isEqualTo("day-not-over");
    }

    @Test
    void refusesAStatementThatCannotBeRead() {
        Answer refused =
                World.make(RECONCILIATIONS, shop, body("KASPI", "2025-03-08", statement("T-1,much,KZT,today,")));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/code")).isEqualTo("unusable-statement");
        assertThat(refused.text("/line")).isEqualTo("2");
    }

    @Test
    void asksNobodyWhereThereIsNoAccount() {
        assertThat(World.make(RECONCILIATIONS, World.newShop(), body("KASPI", "2025-03-08", null))
                        .text("/code"))
                .isEqualTo("no-provider-account");
    }

    private static String statement(String... lines) {
        return "transactionId,amount,currency,time,refund\\n" + String.join("\\n", lines);
    }

    private static String body(String provider, String day, String statement) {
        return "{" + (provider == null ? "" : "\"provider\": \"" + provider + "\", ") + "\"day\": \"" + day + "\""
                + (statement == null ? "" : ", \"statement\": \"" + statement + "\"") + "}";
    }
}
