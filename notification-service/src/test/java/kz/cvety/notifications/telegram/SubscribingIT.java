package kz.cvety.notifications.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.testing.TestTokens;
import kz.cvety.notifications.RunningService;
import kz.cvety.notifications.TelegramStub;
import kz.cvety.notifications.TestOrders;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SubscribingIT {

    private static final RunningService service = RunningService.shared();
    private static final TelegramStub telegram = service.telegram();
    private static final AtomicLong UPDATES = new AtomicLong(500);

    private final ShopId shop = RunningService.newShop();
    private final String director = TestTokens.token(shop.value(), "director", "DIRECTOR");
    private final UUID order = UUID.randomUUID();
    private final long chat = RunningService.newChat();

    @Test
    void bindsABuyerByALinkThatWorksOnce() {
        knowOrder();
        var answer = service.call(
                "POST", "/api/v1/subscriptions", director, "{\"orderId\":\"%s\",\"locale\":\"kk\"}".formatted(order));
        assertThat(answer.statusCode()).isEqualTo(201);
        var link = JsonMapper.shared().readTree(answer.body()).path("link").asString("");
        assertThat(link).matches("https://t\\.me/cvety_bot\\?start=[A-Za-z0-9_-]{32}");
        var token = link.substring(link.indexOf('=') + 1);

        write(chat, "private", "/start " + token);
        awaitText(chat, 1, "Дайын! № 122001 тапсырыстың");
        service.publish(shop, TestOrders.changed(order, 2, "NEW", "PAID"));
        awaitText(chat, 2, "Төленді");

        var other = RunningService.newChat();
        write(other, "private", "/start " + token);
        awaitText(other, 1, "жарамсыз");
        assertThat(service.ask(
                        Long.class, "select count(*) from subscription where order_id = ? and state = 'ACTIVE'", order))
                .isEqualTo(1);

        write(chat, "private", "/stop");
        awaitText(chat, 3, "Вы отписались");
        service.publish(shop, TestOrders.changed(order, 3, "PAID", "ACCEPTED"));
        await().untilAsserted(() -> assertThat(service.told(shop, order)).isEqualTo(3));
        assertThat(telegram.calls(chat)).hasSize(3);
    }

    @Test
    void keepsOnlyTheHashOfAToken() {
        knowOrder();
        var link = service.call("POST", "/api/v1/subscriptions", director, "{\"orderId\":\"%s\"}".formatted(order))
                .body();
        var token = link.replaceAll(".*start=([A-Za-z0-9_-]+).*", "$1");

        assertThat(service.ask(
                        Long.class,
                        "select count(*) from invitation where shop_id = ? and token_hash = sha256(convert_to(?, 'UTF8'))",
                        shop.value(),
                        token))
                .isEqualTo(1);
    }

    @Test
    void refusesATokenThatIsTooOld() {
        knowOrder();
        var link = service.call("POST", "/api/v1/subscriptions", director, "{\"orderId\":\"%s\"}".formatted(order))
                .body();
        service.change(
                "update invitation set expires_at = now() - interval '1 second' where shop_id = ?", shop.value());

        write(chat, "private", "/start " + link.replaceAll(".*start=([A-Za-z0-9_-]+).*", "$1"));
        awaitText(chat, 1, "недействительна");
    }

    @Test
    void knowsNoOrderOfAnotherShop() {
        knowOrder();

        var answer = service.call(
                "POST",
                "/api/v1/subscriptions",
                TestTokens.token("elsewhere", "u", "DIRECTOR"),
                "{\"orderId\":\"%s\"}".formatted(order));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("order-not-found");
    }

    @Test
    void namesTheFieldThatIsWrong() {
        var answer = service.call("POST", "/api/v1/subscriptions", director, "{\"locale\":\"fr\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("#/orderId", "#/locale");
    }

    @Test
    void bindsAGroupOfStaffAndLetsTheDirectorDisableIt() {
        var group = -chat;
        var invitation = service.call("POST", "/api/v1/staff-chats/invitations", director, "{\"locale\":\"ru\"}");
        assertThat(invitation.statusCode()).isEqualTo(201);
        assertThat(invitation.body()).contains("?startgroup=");
        var token = invitation.body().replaceAll(".*startgroup=([A-Za-z0-9_-]+).*", "$1");

        write(group, "supergroup", "/start@cvety_bot " + token);
        awaitText(group, 1, "заказы магазина");
        service.publish(shop, TestOrders.placed(order));
        awaitText(group, 2, "Новый заказ");

        var path = "/api/v1/staff-chats/" + group;
        var foreigner = TestTokens.token("elsewhere", "u", "DIRECTOR");
        assertThat(service.call("DELETE", path, foreigner, null).statusCode()).isEqualTo(404);
        assertThat(service.call("GET", "/api/v1/staff-chats", foreigner, null).body())
                .doesNotContain(String.valueOf(group));
        assertThat(service.call("DELETE", path, director, null).statusCode()).isEqualTo(204);
        assertThat(service.call("GET", "/api/v1/staff-chats", director, null).body())
                .contains("DISABLED");
        service.publish(shop, TestOrders.changed(order, 2, "NEW", "PAID"));
        await().untilAsserted(() -> assertThat(service.told(shop, order)).isEqualTo(2));
        assertThat(telegram.calls(group)).hasSize(2);
    }

    @Test
    void letsOnlyDirectorsAndAdminsInviteStaff() {
        assertThat(service.call(
                                "POST",
                                "/api/v1/staff-chats/invitations",
                                TestTokens.token(shop.value(), "u", "FLORIST"),
                                "{}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void endsEverythingWhenTheBotIsThrownOut() {
        service.addStaff(shop, chat);
        update("""
                "my_chat_member":{"chat":{"id":%d},"new_chat_member":{"status":"kicked"}}""".formatted(chat));

        await().untilAsserted(() -> assertThat(
                        service.ask(String.class, "select state || reason from staff_chat where chat_id = ?", chat))
                .isEqualTo("ENDEDleft"));
    }

    @Test
    void takesAnUpdateOnce() {
        var body = body(UPDATES.incrementAndGet(), message(chat, "private", "/start"));
        for (var i = 0; i < 3; i++) {
            assertThat(service.update(RunningService.SECRET, body).statusCode()).isEqualTo(200);
        }
        awaitText(chat, 1, "Здравствуйте");
        write(chat, "private", "/stop");

        awaitText(chat, 2, "Вы отписались");
    }

    @Test
    void refusesUpdatesWithoutTheSecret() {
        var id = UPDATES.incrementAndGet();
        var body = body(id, message(chat, "private", "/start"));

        assertThat(service.update("wrong", body).statusCode()).isEqualTo(401);
        assertThat(service.update(null, body).statusCode()).isEqualTo(401);
        assertThat(service.ask(Long.class, "select count(*) from telegram_update where update_id = ?", id))
                .isZero();
    }

    @Test
    void letsNoUnreadableUpdateBlockAChat() {
        assertThat(service.update(RunningService.SECRET, "<html>").statusCode()).isEqualTo(200);
        update("\"message\":{\"chat\":\"nonsense\",\"text\":[]}");
        write(chat, "private", "/start");

        awaitText(chat, 1, "Здравствуйте");
    }

    private void knowOrder() {
        service.publish(shop, TestOrders.placed(order));
        await().untilAsserted(() -> assertThat(service.told(shop, order)).isEqualTo(1));
    }

    private static void awaitText(long chat, int count, String part) {
        await().untilAsserted(() -> {
            assertThat(telegram.calls(chat)).hasSize(count);
            assertThat(telegram.calls(chat).getLast().text()).contains(part);
        });
    }

    private static void write(long chat, String type, String text) {
        update(message(chat, type, text));
    }

    private static void update(String content) {
        assertThat(service.update(RunningService.SECRET, body(UPDATES.incrementAndGet(), content))
                        .statusCode())
                .isEqualTo(200);
    }

    private static String message(long chat, String type, String text) {
        return """
                "message":{"message_id":1,"from":{"id":%d,"language_code":"ru"},
                "chat":{"id":%d,"type":"%s","title":"Цех"},"text":"%s"}""".formatted(Math.abs(chat), chat, type, text);
    }

    private static String body(long id, String content) {
        return "{\"update_id\":%d,%s}".formatted(id, content);
    }
}
