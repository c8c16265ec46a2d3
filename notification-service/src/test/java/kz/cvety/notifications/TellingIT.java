package kz.cvety.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.cvety.events.orders.OrderAmended;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.testing.TestTokens;
import org.junit.jupiter.api.Test;

class TellingIT {

    private static final RunningService service = RunningService.shared();
    private static final List<String> PATH =
            List.of("NEW", "PAID", "ACCEPTED", "ASSEMBLED", "IN_DELIVERY", "DELIVERED", "COMPLETED", "RETURNED");

    private final ShopId shop = RunningService.newShop();
    private final long staff = RunningService.newChat();
    private final UUID order = UUID.randomUUID();

    @Test
    void tellsStaffAFactOnceHoweverOftenItArrives() {
        service.addStaff(shop, staff);
        var placed = TestOrders.placed(order);
        var id = service.publish(shop, placed);
        for (var i = 0; i < 4; i++) {
            service.publish(shop, placed, id);
        }
        service.publish(shop, placed); // the same version under another id
        service.publish(shop, TestOrders.changed(order, 2, "NEW", "PAID"));

        await().untilAsserted(() -> assertThat(service.telegram().calls(staff)).hasSize(2));
        assertThat(service.telegram().calls(staff).getFirst().text())
                .contains("Новый заказ № 122001", TestOrders.PHONE);
        assertThat(service.telegram().calls(staff).getFirst().parseMode()).isEqualTo("HTML");
        assertThat(service.telegram().calls(staff).getLast().text()).contains("Оплачен");
    }

    @Test // #2
    void tellsSevenStatusesInSevenMessagesInTheirOrder() {
        service.addStaff(shop, staff);
        service.publish(shop, TestOrders.placed(order));
        for (var i = 1; i < PATH.size(); i++) {
            service.publish(shop, TestOrders.changed(order, i + 1, PATH.get(i - 1), PATH.get(i)));
        }

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(service.telegram().calls(staff)).hasSize(8));
        var words = Words.in(Language.RU);
        for (var i = 1; i < PATH.size(); i++) {
            assertThat(service.telegram().calls(staff).get(i).text())
                    .contains("Заказ № 122001: " + words.status(PATH.get(i)));
        }
    }

    @Test
    void neverTellsAnOlderVersionAfterANewerOne() {
        service.addStaff(shop, staff);
        service.publish(shop, TestOrders.changed(order, 5, "PAID", "ACCEPTED"));
        service.publish(shop, TestOrders.changed(order, 4, "NEW", "PAID"));
        service.publish(shop, TestOrders.changed(order, 6, "ACCEPTED", "ASSEMBLED"));

        await().untilAsserted(() -> assertThat(service.telegram().calls(staff)).hasSize(2));
        assertThat(service.telegram().calls(staff).getLast().text()).contains("Собран");
        await().untilAsserted(() -> assertThat(states()).containsExactly("SENT", "SENT"));
    }

    @Test
    void saysNothingWhenOnlyDetailsChanged() {
        service.addStaff(shop, staff);
        service.publish(
                shop,
                new OrderAmended(TestOrders.snapshot(order, 2, "NEW", Instant.now(), "иначе"), List.of("cardText")));
        service.publish(shop, TestOrders.changed(order, 3, "NEW", "PAID"));

        await().untilAsserted(() -> assertThat(service.telegram().calls(staff)).hasSize(1));
    }

    @Test
    void tellsSubscribedBuyersLessThanStaff() {
        var buyer = RunningService.newChat();
        service.addStaff(shop, staff);
        service.subscribe(shop, order, buyer);
        service.publish(shop, TestOrders.changed(order, 2, "NEW", "ACCEPTED"));

        await().untilAsserted(() -> {
            assertThat(service.telegram().calls(staff)).hasSize(1);
            assertThat(service.telegram().calls(buyer)).hasSize(1);
        });
        assertThat(service.telegram().calls(buyer).getFirst().text())
                .contains("Ваш заказ № 122001", "Принят")
                .doesNotContain(TestOrders.PHONE, "Абая");
    }

    @Test
    void doesNotTellBuyersOfAnImportedOrder() {
        var buyer = RunningService.newChat();
        service.subscribe(shop, order, buyer);
        service.publish(shop, TestOrders.placedAt(order, Instant.now().minus(Duration.ofDays(30))));
        service.publish(shop, TestOrders.changed(order, 2, "NEW", "PAID"));

        await().ignoreExceptions().untilAsserted(() -> assertThat(states()).containsExactly("SUPPRESSED", "SENT"));
        assertThat(service.telegram().calls(buyer)).hasSize(1);
    }

    @Test
    void keepsShopsApart() {
        var otherShop = RunningService.newShop();
        var otherStaff = RunningService.newChat();
        service.addStaff(shop, staff);
        service.addStaff(otherShop, otherStaff);
        service.publish(shop, TestOrders.placed(order));
        await().untilAsserted(() -> assertThat(service.telegram().calls(staff)).hasSize(1));

        await().untilAsserted(() -> assertThat(states()).containsExactly("SENT"));
        assertThat(service.telegram().calls(otherStaff)).isEmpty();
        var path = "/api/v1/notifications?orderId=" + order;
        assertThat(service.call("GET", path, TestTokens.token(otherShop.value(), "u", "DIRECTOR"), null)
                        .body())
                .isEqualTo("[]");
        assertThat(service.call("GET", path, TestTokens.token(shop.value(), "u", "MANAGER"), null)
                        .body())
                .contains("\"state\":\"SENT\"", "\"kind\":\"NEW_ORDER\"")
                .doesNotContain(TestOrders.PHONE);
        assertThat(service.call("GET", path + "&shop=" + shop, TestTokens.operator("op"), null)
                        .body())
                .contains("SENT");
        assertThat(service.call("GET", path, TestTokens.token(shop.value(), "u", "COURIER"), null)
                        .statusCode())
                .isEqualTo(403);
    }

    private List<String> states() {
        return List.of(service.ask(
                        String.class,
                        "select string_agg(state, ',' order by seq) from message where order_id = ?",
                        order)
                .split(","));
    }
}
