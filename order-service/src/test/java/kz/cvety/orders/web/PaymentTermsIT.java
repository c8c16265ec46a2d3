package kz.cvety.orders.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import kz.cvety.kit.ShopId;
import kz.cvety.orders.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentTermsIT {

    private final ShopId shop = World.newShop();

    @Test
    void givesAnHourToPayWhenNobodySaysOtherwise() {
        var before = Instant.now();
        var placed = World.place(shop, body("5500", "{\"provider\": \"STRIPE\"}"));

        assertThat(placed.status()).isEqualTo(201);
        assertThat(placed.text("/payment/status")).isEqualTo("REQUESTED");
        assertThat(placed.text("/payment/provider")).isEqualTo("STRIPE");
        assertThat(placed.text("/payment/amount")).isEqualTo("5500.00");
        assertThat(Instant.parse(placed.text("/payment/payBy")))
                .isBetween(
                        before.plusSeconds(3600).minusMillis(1), Instant.now().plusSeconds(3600));
        assertThat(fact(placed.text("/id"))).contains("\"payment\":{\"provider\":\"STRIPE\",\"payBy\":\"");
        assertThat(World.get(placed.header("location"), World.manager(shop)).text("/payment/payBy"))
                .isEqualTo(placed.text("/payment/payBy"));
    }

    @Test
    void givesTheTimeTheRequestAsksFor() {
        var payBy = Instant.now().plus(Duration.ofHours(3)).truncatedTo(ChronoUnit.SECONDS);
        var placed = World.place(shop, body("5500", "{\"provider\": \"KASPI\", \"payBy\": \"%s\"}".formatted(payBy)));

        assertThat(placed.text("/payment/payBy")).isEqualTo(payBy.toString());
    }

    @Test
    void saysNothingOfMoneyWhereNothingWasArranged() {
        var placed = World.place(shop, body("5500", "null"));

        assertThat(placed.status()).isEqualTo(201);
        assertThat(placed.body().at("/payment").isMissingNode()).isTrue();
        assertThat(fact(placed.text("/id"))).doesNotContain("payBy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT1M", "PT4M", "PT25H", "P3650D"})
    void refusesTooLittleAndTooMuchTime(String from) {
        var payBy = Instant.now().plus(Duration.parse(from));
        var refused = World.place(shop, body("5500", "{\"provider\": \"KASPI\", \"payBy\": \"%s\"}".formatted(payBy)));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/code")).isEqualTo("pay-by-out-of-bounds");
        assertThat(Instant.parse(refused.text("/earliest"))).isBefore(Instant.parse(refused.text("/latest")));
    }

    @Test
    void refusesToTakeNothingOnline() {
        var refused = World.place(shop, body("0", "{\"provider\": \"KASPI\"}"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/code")).isEqualTo("nothing-to-pay");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}",
                "{\"provider\": \"CASH\"}",
                "{\"provider\": 0}",
                "{\"provider\": \"KASPI\", \"payBy\": \"soon\"}"
            })
    void refusesTermsItCannotRead(String payment) {
        assertThat(World.place(shop, body("5500", payment)).status()).isEqualTo(400);
    }

    private static String body(String price, String payment) {
        return """
                {"buyer": {"phone": "+77000000001"}, "recipient": {}, "delivery": {},
                 "items": [{"name": "Roses", "price": "%s", "quantity": 1}], "payment": %s}""".formatted(price, payment);
    }

    private static String fact(String order) {
        return World.behindTheScenes()
                .sql("select convert_from(payload, 'UTF8') from kit.outbox where key = ? and topic = 'orders.order'")
                .param(order)
                .query(String.class)
                .single();
    }
}
