package kz.cvety.payments;

import static kz.cvety.payments.World.KASPI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.UUID;
import kz.cvety.kit.ShopId;
import org.junit.jupiter.api.Test;

/** Nobody knows whether Kaspi has made the link: it is never made again by itself. */
class UnclearCreateIT {

    private final ShopId shop = World.shopWithKaspi();

    @Test
    void leavesALinkWhoseAnswerIsLostToAPersonAndMakesNoSecond() {
        KASPI.mood(shop.value(), "create", FakeKaspi.Mood.LOSES_ANSWER);
        var payment = World.request(shop, "9000");

        await().untilAsserted(() ->
                assertThat(World.payment(shop, payment).text("/attention")).isEqualTo("UNCLEAR_REQUEST"));
        KASPI.cheerUp(shop.value(), "create");

        var shown = World.payment(shop, payment);
        assertThat(shown.text("/attempts/0/state")).isEqualTo("UNCLEAR");
        assertThat(shown.text("/attempts/0/reason")).isNotEmpty();
        assertThat(World.told(payment)).containsExactly("requested", "flagged");
        assertThat(World.make("/api/v1/payments/" + payment + "/attempts", shop, "")
                        .status())
                .isEqualTo(409);
        assertThat(KASPI.created(shop.value())).isEqualTo(1);
    }

    @Test
    void takesTheWordOfAPersonWhoHasFoundTheLink() {
        var payment = unclear();
        var made = KASPI.of(shop.value()).getKey();

        assertThat(clear(payment, "{\"note\": \"looked\"}").status()).isEqualTo(422);
        var cleared = clear(
                payment,
                "{\"note\": \"it is there\", \"made\": true, \"providerPaymentId\": \"%s\", \"payUrl\": \"https://pay.example/%s\"}"
                        .formatted(made, made));

        assertThat(cleared.text("/status")).isEqualTo("PENDING");
        assertThat(cleared.body().has("attention")).isFalse();
        World.callback(
                World.webhookSecret(shop),
                "{\"PaymentId\": %s, \"Status\": \"Processed\", \"Amount\": 9000}".formatted(made));
        assertThat(World.payment(shop, payment).text("/status")).isEqualTo("PAID");
    }

    @Test
    void triesAgainOnceAPersonSaysThatNothingWasMade() {
        var payment = unclear();
        KASPI.cheerUp(shop.value(), "create");

        assertThat(clear(payment, "{\"note\": \"nothing there\", \"made\": false}")
                        .status())
                .isEqualTo(200);
        assertThat(World.make("/api/v1/payments/" + payment + "/attempts", shop, "")
                        .status())
                .isEqualTo(201);

        await().untilAsserted(() ->
                assertThat(World.payment(shop, payment).text("/status")).isEqualTo("PENDING"));
        assertThat(KASPI.created(shop.value())).isEqualTo(2);
    }

    @Test
    void doesNotCallAgainAfterAnInstanceDiedInTheMiddleOfACall() {
        KASPI.mood(shop.value(), "create", FakeKaspi.Mood.UNAVAILABLE);
        var payment = World.request(shop, "9000");
        await().until(() -> World.behindTheScenes().sql("""
            update errand set begun = true, leased_until = clock_timestamp() - interval '1 s'
            where payment_id = ? and kind = 'MAKE' and lease is null
            """).param(payment).update() == 1);

        await().untilAsserted(() ->
                assertThat(World.payment(shop, payment).text("/attention")).isEqualTo("UNCLEAR_REQUEST"));
        assertThat(KASPI.created(shop.value())).isZero();
    }

    @Test
    void triesAgainByItselfWhatKaspiSaysItHasNotMade() {
        KASPI.mood(shop.value(), "create", FakeKaspi.Mood.UNAVAILABLE);
        var payment = World.request(shop, "9000");
        await().until(() -> tries(payment) > 1);

        KASPI.cheerUp(shop.value(), "create");

        await().untilAsserted(() ->
                assertThat(World.payment(shop, payment).text("/status")).isEqualTo("PENDING"));
        assertThat(KASPI.created(shop.value())).isEqualTo(1);
    }

    @Test
    void failsAnAttemptThatKaspiRefuses() {
        KASPI.mood(shop.value(), "create", FakeKaspi.Mood.REFUSES);
        var payment = World.request(shop, "9000");

        await().untilAsserted(() -> assertThat(World.payment(shop, payment).text("/attempts/0/state"))
                .isEqualTo("FAILED"));
        assertThat(World.payment(shop, payment).text("/attempts/0/reason")).isEqualTo("kaspi-99000005");
        assertThat(World.payment(shop, payment).text("/status")).isEqualTo("REQUESTED");
    }

    private UUID unclear() {
        KASPI.mood(shop.value(), "create", FakeKaspi.Mood.LOSES_ANSWER);
        var payment = World.request(shop, "9000");
        await().untilAsserted(() ->
                assertThat(World.payment(shop, payment).text("/attention")).isEqualTo("UNCLEAR_REQUEST"));
        return payment;
    }

    private World.Answer clear(UUID payment, String body) {
        return World.post("/api/v1/payments/" + payment + "/clear", World.director(shop), body);
    }

    private static int tries(UUID payment) {
        return World.behindTheScenes()
                .sql("select tries from errand where payment_id = ? and kind = 'MAKE'")
                .param(payment)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }
}
