package kz.cvety.orders.web;

import static org.assertj.core.api.Assertions.assertThat;

import kz.cvety.kit.ShopId;
import kz.cvety.orders.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackingIT {

    private final ShopId shop = World.newShop();

    @Test
    void showsABuyerTheWayOfTheirFlowersAndNobodysData() {
        var placed = World.place(shop, """
                {"buyer": {"name": "Secret-Buyer", "phone": "+77000000001"},
                 "recipient": {"name": "Secret-Recipient", "phone": "+77000000002"},
                 "delivery": {"address": "Secret-Street", "date": "2026-03-09", "slot": "15:00-16:00", "city": "Алматы"},
                 "items": [{"name": "Roses", "price": "5511.00", "quantity": 2}], "cardText": "Secret-Card"}""");
        World.post(
                placed.header("location") + "/status",
                World.manager(shop),
                "{\"status\": \"PAID\", \"note\": \"Secret-Note\"}");

        var seen = World.get("/api/v1/tracking/" + placed.text("/trackingId").toLowerCase(java.util.Locale.ROOT), "");

        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.text("/status")).isEqualTo("PAID");
        assertThat(seen.text("/deliveryDate")).isEqualTo("2026-03-09");
        assertThat(seen.text("/deliverySlot")).isEqualTo("15:00-16:00");
        assertThat(seen.text("/city")).isEqualTo("Алматы");
        assertThat(seen.text("/items/0")).isEqualTo("Roses");
        assertThat(seen.body().at("/history").findValuesAsString("status")).containsExactly("NEW", "PAID");
        assertThat(seen.body().toString())
                .doesNotContain("Secret", "7000000", "5511", "11022", "manager", placed.text("/id"), shop.value());
        assertThat(seen.header("cache-control")).contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZZZZZZZZ", "x", "%00", "ABC%27--", "OOOOOOOO", "ABCDEFGHJ"})
    void answersTheSameToWhateverItDoesNotKnow(String trackingId) {
        var answer = World.get("/api/v1/tracking/" + trackingId, "");

        assertThat(answer.status()).isEqualTo(trackingId.equals("%00") ? 400 : 404);
        if (answer.status() == 404) {
            assertThat(answer.text("/code")).isEqualTo("unknown-tracking-id");
        }
    }
}
