package kz.cvety.payments.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashSet;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.testing.TestTokens;
import kz.cvety.payments.FakeKaspi;
import kz.cvety.payments.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiIT {

    private static final String PAYMENTS = "/api/v1/payments";
    private static final String KASPI_ACCOUNT = "/api/v1/payment-providers/KASPI";

    private final ShopId shop = World.shopWithKaspi();

    /** What is asked here is not about Kaspi: nothing changes by itself. */
    @BeforeEach
    void silence() {
        World.KASPI.mood(shop.value(), "create", FakeKaspi.Mood.UNAVAILABLE);
    }

    @Test
    void asksForTheMoneyOfAnOrderOncePerKey() {
        var order = World.order(shop, "9000");
        var body = "{\"orderId\": \"" + order + "\", \"provider\": \"KASPI\"}";
        var key = UUID.randomUUID().toString();

        var made = World.post(PAYMENTS, World.manager(shop), body, "Idempotency-Key", key);
        var again = World.post(PAYMENTS, World.manager(shop), body, "Idempotency-Key", key);

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("location")).isEqualTo(PAYMENTS + "/" + made.text("/id"));
        assertThat(made.text("/status")).isEqualTo("REQUESTED");
        assertThat(made.text("/amount")).isEqualTo("9000.00");
        assertThat(made.text("/orderNumber")).isEqualTo("A-17");
        assertThat(made.text("/attempts/0/state")).isEqualTo("CREATING");
        assertThat(again.text("/id")).isEqualTo(made.text("/id"));
        var other = "{\"orderId\": \"" + UUID.randomUUID() + "\", \"provider\": \"KASPI\"}";
        assertThat(World.post(PAYMENTS, World.manager(shop), other, "Idempotency-Key", key)
                        .text("/code"))
                .isEqualTo("idempotency-key-reused");
    }

    @Test
    void refusesASecondPaymentOfAnOrderThatIsBeingPaid() {
        var order = World.order(shop, "9000");
        var body = "{\"orderId\": \"" + order + "\", \"provider\": \"KASPI\"}";
        var first = World.make(PAYMENTS, shop, body);

        var second = World.make(PAYMENTS, shop, body);

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text("/code")).isEqualTo("payment-open");
        assertThat(second.text("/paymentId")).isEqualTo(first.text("/id"));
    }

    @Test
    void refusesWhatCannotBePaid() {
        var over = World.order(shop, UUID.randomUUID(), "CANCELLED", "9000", null);
        var free = World.order(shop, "0");
        var paid = World.order(shop, "9000");
        World.make(PAYMENTS + "/manual", shop, "{\"orderId\": \"" + paid + "\", \"amount\": \"9000\"}");

        assertThat(request(over, "KASPI").text("/code")).isEqualTo("order-over");
        assertThat(request(free, "KASPI").text("/code")).isEqualTo("amount-not-payable");
        assertThat(request(paid, "KASPI").text("/code")).isEqualTo("order-paid");
        assertThat(request(UUID.randomUUID(), "KASPI").text("/code")).isEqualTo("unknown-order");
        assertThat(request(World.order(shop, "1"), "STRIPE").text("/code")).isEqualTo("no-provider-account");
        assertThat(request(World.order(shop, "1"), "MANUAL").text("/code")).isEqualTo("no-provider-account");
        assertThat(request(World.order(shop, "1"), "PAYPAL").status()).isEqualTo(400);
    }

    @Test
    void notesMoneyThatCameByHandOncePerReference() {
        var body = "{\"amount\": \"500.50\", \"reference\": \"receipt 12\", \"note\": \"cash\"}";

        var noted = World.make(PAYMENTS + "/manual", shop, body);

        assertThat(noted.status()).isEqualTo(201);
        assertThat(noted.text("/attention")).isEqualTo("NO_ORDER");
        assertThat(noted.text("/liesIn")).isEqualTo("UNASSIGNED");
        assertThat(noted.text("/note")).isEqualTo("cash");
        assertThat(World.make(PAYMENTS + "/manual", shop, body).text("/code")).isEqualTo("money-known");
    }

    @Test
    void assignsMoneyToTheOrderItPaysFor() {
        var order = World.order(shop, "500");
        var noted =
                World.make(PAYMENTS + "/manual", shop, "{\"amount\": \"500\"}").text("/id");
        var path = PAYMENTS + "/" + noted + "/assign";
        var body = "{\"orderId\": \"" + order + "\"}";

        var assigned = World.post(path, World.manager(shop), body);

        assertThat(assigned.text("/orderId")).isEqualTo(order.toString());
        assertThat(assigned.text("/liesIn")).isEqualTo("ORDERS");
        assertThat(World.post(path, World.manager(shop), body).status()).isEqualTo(409);
        assertThat(World.told(UUID.fromString(noted))).containsExactly("received", "flagged", "assigned");
        assertThat(World.booked(UUID.fromString(noted))).hasSize(2);
    }

    @Test
    void findsPaymentsByWhatIsAsked() {
        var order = World.order(shop, "700");
        World.make(PAYMENTS + "/manual", shop, "{\"amount\": \"500\"}");
        World.make(PAYMENTS + "/manual", shop, "{\"orderId\": \"" + order + "\", \"amount\": \"700\"}");
        World.request(shop, "900");

        assertThat(found("order=" + order)).isEqualTo(1);
        assertThat(found("provider=KASPI")).isEqualTo(1);
        assertThat(found("status=PAID")).isEqualTo(2);
        assertThat(found("attention=NO_ORDER")).isEqualTo(1);
        assertThat(found("flagged=true")).isEqualTo(1);
        assertThat(found("status=PAID&status=REQUESTED")).isEqualTo(3);
    }

    @Test
    void showsPageAfterPageEachPaymentOnce() {
        for (var i = 0; i < 5; i++) {
            World.make(PAYMENTS + "/manual", shop, "{\"amount\": \"5\"}");
        }
        var seen = new HashSet<String>();
        var next = "";
        do {
            var page = World.get(PAYMENTS + "?limit=2" + next, World.manager(shop));
            page.body()
                    .at("/payments")
                    .forEach(each ->
                            assertThat(seen.add(each.at("/id").asString())).isTrue());
            next = page.text("/next").isEmpty() ? "" : "&cursor=" + page.text("/next");
        } while (!next.isEmpty());

        assertThat(seen).hasSize(5);
    }

    @Test
    void keepsAnAccountAndShowsNoSecretOfIt() {
        var other = World.newShop();
        var token = World.director(other);
        assertThat(World.get(KASPI_ACCOUNT, token).status()).isEqualTo(404);

        var put = World.send("PUT", KASPI_ACCOUNT, token, """
            {"settings": {"scheme": "r1"}, "secrets": {"api-key": "key-not-real-1", "webhook-secret": "hook-%s-1"}, "rateBurst": 7}
            """.formatted(other));

        assertThat(put.status()).isEqualTo(200);
        var shown = World.get(KASPI_ACCOUNT, token);
        assertThat(shown.body().at("/secrets")).hasSize(2);
        assertThat(shown.body().toString()).doesNotContain("not-real", "hook-" + other);
        assertThat(shown.body().at("/rateBurst").asInt()).isEqualTo(7);
        var stored = World.behindTheScenes()
                .sql("select a::text from provider_account a where shop_id = ?")
                .param(other.value())
                .query(String.class)
                .single();
        assertThat(stored).doesNotContain("not-real", "hook-" + other);
    }

    @Test
    void hearsUnderTheSecretBeforeUntilTheNextChange() {
        var other = World.newShop();
        for (var i = 1; i <= 3; i++) {
            World.send(
                    "PUT",
                    KASPI_ACCOUNT,
                    World.director(other),
                    "{\"secrets\": {\"webhook-secret\": \"hook-%s-%d\"}}".formatted(other, i));
        }
        var news = "{\"QrPaymentId\": 1, \"Status\": \"Wait\"}";

        assertThat(World.callback("hook-" + other + "-3", news).text("/status")).isEqualTo("skipped");
        assertThat(World.callback("hook-" + other + "-2", news).text("/status")).isEqualTo("skipped");
        assertThat(World.callback("hook-" + other + "-1", news).status()).isEqualTo(401);
        assertThat(World.callback("", news).status()).isEqualTo(401);
        assertThat(World.post("/api/v1/kaspi/callback", "", news).text("/code")).isEqualTo("unknown-webhook-secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "null",
                "1",
                "{\"QrPaymentId\": {}}",
                "{\"QrPaymentId\": \"\"}",
                "{",
                "",
                "{\"QrPaymentId\": 5, \"Status\": \"Processed\", \"Amount\": -5}",
                "{\"QrPaymentId\": 5, \"Status\": \"Processed\", \"Amount\": 1e999999}",
                "{\"QrPaymentId\": 5, \"Status\": \"Processed\", \"Amount\": \"many\"}",
                "{\"QrPaymentId\": 5, \"Status\": \"Processed\", \"Amount\": 0.001}"
            })
    void refusesACallbackThatMakesNoSense(String body) {
        assertThat(World.callback(World.webhookSecret(shop), body).status()).isEqualTo(400);
    }

    @Test
    void asksKaspiWhatItSaysNow() {
        World.KASPI.cheerUp(shop.value(), "create");
        var order = World.order(shop, "9000");
        World.make(PAYMENTS, shop, "{\"orderId\": \"" + order + "\", \"provider\": \"KASPI\"}");
        await().until(() -> World.KASPI.created(shop.value()) == 1);
        var theirs = World.KASPI.of(shop.value()).getKey();

        assertThat(World.get("/api/v1/kaspi/payments/" + theirs, World.manager(shop))
                        .text("/standing"))
                .isEqualTo("waiting");
        assertThat(World.get("/api/v1/kaspi/payments/1", World.manager(shop)).text("/standing"))
                .isEqualTo("unknown");
        assertThat(World.get("/api/v1/kaspi/payments/1", World.manager(World.newShop()))
                        .text("/code"))
                .isEqualTo("no-provider-account");
    }

    @Test
    void asksForPermissionsOneByOne() {
        var noted =
                World.make(PAYMENTS + "/manual", shop, "{\"amount\": \"500\"}").text("/id");
        var florist = TestTokens.token(shop.value(), "florist-1", "FLORIST");

        assertThat(World.post(PAYMENTS + "/" + noted + "/refunds", florist, "{}", "Idempotency-Key", "x")
                        .status())
                .isEqualTo(403);
        assertThat(World.get(KASPI_ACCOUNT, florist).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.001", "1e3", "", "1,5", "9999999999999"})
    void refusesAnAmountThatIsNone(String amount) {
        assertThat(World.make(PAYMENTS + "/manual", shop, "{\"amount\": \"" + amount + "\"}")
                        .status())
                .isEqualTo(400);
    }

    private World.Answer request(UUID order, String provider) {
        return World.make(PAYMENTS, shop, "{\"orderId\": \"" + order + "\", \"provider\": \"" + provider + "\"}");
    }

    private int found(String query) {
        return World.get(PAYMENTS + "?" + query, World.manager(shop))
                .body()
                .at("/payments")
                .size();
    }
}
