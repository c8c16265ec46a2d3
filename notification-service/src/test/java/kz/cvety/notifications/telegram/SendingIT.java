package kz.cvety.notifications.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.testing.TestTokens;
import kz.cvety.notifications.RunningService;
import kz.cvety.notifications.TelegramStub;
import kz.cvety.notifications.TestOrders;
import org.junit.jupiter.api.Test;

class SendingIT {

    private static final RunningService service = RunningService.shared();
    private static final TelegramStub telegram = service.telegram();

    private final ShopId shop = RunningService.newShop();
    private final long chat = RunningService.newChat();
    private final UUID order = UUID.randomUUID();

    @Test
    void waitsAsLongAsTelegramAsks() {
        telegram.refuse(chat, 429, "Too Many Requests: retry after 1", "{\"retry_after\":1}");
        place();

        await().untilAsserted(() -> assertThat(telegram.calls(chat)).hasSize(2));
        var waited = telegram.calls(chat).getLast().nanos()
                - telegram.calls(chat).getFirst().nanos();
        assertThat(Duration.ofNanos(waited)).isGreaterThanOrEqualTo(Duration.ofMillis(950));
        assertThat(telegram.calls(chat).getLast().text())
                .isEqualTo(telegram.calls(chat).getFirst().text());
        awaitState("SENT");
    }

    @Test
    void endsAChatThatBlockedUs() {
        telegram.refuse(chat, 403, "Forbidden: bot was blocked by the user", "{}");
        place();
        awaitState("ENDED");
        service.publish(shop, TestOrders.changed(order, 2, "NEW", "PAID"));
        awaitTold(2);

        assertThat(telegram.calls(chat)).hasSize(1);
        assertThat(service.call("GET", "/api/v1/staff-chats", TestTokens.token(shop.value(), "u", "ADMIN"), null)
                        .body())
                .contains("\"state\":\"ENDED\"", "\"reason\":\"blocked\"");
    }

    @Test
    void endsAChatThatDoesNotExist() {
        telegram.refuse(chat, 400, "Bad Request: chat not found", "{}");
        place();

        awaitState("ENDED");
    }

    @Test
    void sendsPlainTextWhenTheMarkupIsRefused() {
        telegram.refuse(chat, 400, "Bad Request: can't parse entities: nope", "{}");
        place();

        awaitState("SENT");
        assertThat(telegram.calls(chat).getLast().parseMode()).isEmpty();
        assertThat(telegram.calls(chat).getLast().text()).doesNotContain("</b>").contains("❤ <3 &");
    }

    @Test
    void parksWhatIsRefusedForGoodAndSendsItOnAnOperatorsWord() {
        telegram.refuse(chat, 400, "Bad Request: message is too long", "{}");
        place();
        awaitState("PARKED");
        var id = service.ask(String.class, "select id::text from message where order_id = ?", order);
        var retry = "/api/v1/notifications/" + id + "/retry";

        assertThat(service.call("POST", retry, TestTokens.token("elsewhere", "u", "ADMIN"), null)
                        .statusCode())
                .isEqualTo(404);
        assertThat(service.call("POST", retry, TestTokens.token(shop.value(), "u", "FLORIST"), null)
                        .statusCode())
                .isEqualTo(403);
        assertThat(service.call("POST", retry + "?shop=" + shop, TestTokens.operator("op"), null)
                        .statusCode())
                .isEqualTo(202);
        awaitState("SENT");
        assertThat(service.call("POST", retry + "?shop=" + shop, TestTokens.operator("op"), null)
                        .body())
                .contains("message-not-parked");
    }

    @Test
    void followsAGroupToItsNewId() {
        var newChat = RunningService.newChat();
        telegram.refuse(chat, 400, "group chat was upgraded", "{\"migrate_to_chat_id\":" + newChat + "}");
        place();
        awaitState("SENT");
        service.publish(shop, TestOrders.changed(order, 2, "NEW", "PAID"));

        await().untilAsserted(() -> assertThat(telegram.calls(newChat)).hasSize(2));
        assertThat(telegram.calls(chat)).hasSize(1);
    }

    @Test
    void marksARepeatedMessageWhenTheFirstOneMayHaveArrived() {
        telegram.hang(chat);
        telegram.say(chat, 502, "<html>Bad Gateway</html>");
        place();

        awaitState("SENT");
        assertThat(telegram.calls(chat)).hasSize(3);
        assertThat(telegram.calls(chat).getFirst().text()).startsWith("🌸");
        assertThat(telegram.calls(chat).getLast().text()).startsWith("🔁 Повтор");
    }

    @Test
    void parksAMessageWhenEveryAttemptFailed() {
        for (var i = 0; i < 3; i++) {
            telegram.refuse(chat, 500, "Internal", "{}");
        }
        place();

        awaitState("PARKED");
        assertThat(telegram.calls(chat)).hasSize(3);
        assertThat(service.ask(String.class, "select reason from message where order_id = ?", order))
                .isEqualTo("gave-up");
    }

    @Test
    void repeatsOnceWhatASenderLeftBehindWhenItDied() {
        leaveBehind(0);

        awaitState("SENT");
        assertThat(telegram.calls(chat).getLast().text()).startsWith("🔁 Повтор");
    }

    @Test
    void marksNothingThatItsDeadSenderHadNotBegun() {
        for (var text : List.of("begun", "claimed", "queued")) {
            service.change("""
                    insert into message (shop_id, id, fact_id, chat_id, audience, kind, language, text, state, written_at)
                    values (?, gen_random_uuid(), gen_random_uuid(), ?, 'STAFF', 'STATUS', 'RU', ?, ?, now())
                    """, shop.value(), chat, text, text.equals("begun") ? "SENDING" : "PENDING");
        }
        service.change("""
                insert into lane (chat_id, due_at, lease, leased_until)
                values (?, now(), gen_random_uuid(), now() - interval '1 second')
                """, chat);

        await().untilAsserted(() -> assertThat(telegram.calls(chat)).hasSize(3));
        assertThat(telegram.calls(chat).getFirst().text())
                .startsWith("🔁 Повтор")
                .endsWith("begun");
        assertThat(telegram.calls(chat)).extracting(TelegramStub.Call::text).endsWith("claimed", "queued");
    }

    @Test
    void parksWhatTwoSendersDiedOf() {
        leaveBehind(1);

        awaitState("PARKED");
        assertThat(service.ask(String.class, "select reason from message where order_id = ?", order))
                .isEqualTo("outcome-unknown");
    }

    @Test
    void keepsToTheLimitOfAGroup() {
        var group = -RunningService.newChat();
        service.addStaff(shop, group);
        for (var i = 0; i < 8; i++) {
            service.publish(shop, TestOrders.placed(UUID.randomUUID()));
        }

        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(telegram.calls(group)).hasSize(6));
        var calls = telegram.calls(group);
        assertThat(calls.get(4).nanos() - calls.get(0).nanos()).isLessThan(TimeUnit.SECONDS.toNanos(3));
        assertThat(calls.get(5).nanos() - calls.get(0).nanos()).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(3500));
        service.change("update message set state = 'SUPPRESSED' where chat_id = ? and state = 'PENDING'", group);
    }

    @Test
    void stopsWhileTheTokenIsRefusedAndResumesByItself() {
        telegram.refuseToken(true);
        place();
        await().untilAsserted(() ->
                assertThat(service.call("GET", "/status", null, null).body()).isNotNull());
        await().until(() -> service.bean(TelegramChannel.class).isTokenRefused());
        assertThat(service.bean(TelegramHealth.class).health().getStatus().getCode())
                .isEqualTo("DOWN");

        telegram.refuseToken(false);
        awaitState("SENT");
        assertThat(service.bean(TelegramHealth.class).health().getStatus().getCode())
                .isEqualTo("UP");
    }

    private void place() {
        service.addStaff(shop, chat);
        service.publish(shop, TestOrders.placed(order));
    }

    /** A message whose sender died between its intent and the outcome, {@code lost} times before. */
    private void leaveBehind(int lost) {
        telegram.refuse(chat, 429, "Too Many Requests", "{\"retry_after\":600}");
        place();
        awaitState("PENDING");
        await().untilAsserted(() -> assertThat(telegram.calls(chat)).hasSize(1));
        await().untilAsserted(
                        () -> assertThat(service.change("""
                        with dead as (update message set state = 'SENDING', lost = ? where order_id = ? and reason = 'limited')
                        update lane set due_at = now(), lease = gen_random_uuid(), leased_until = now() - interval '1 second'
                        where chat_id = ? and lease is null and due_at > now()
                        """, lost, order, chat)).isEqualTo(1));
    }

    private void awaitState(String state) {
        await().atMost(Duration.ofSeconds(15))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(
                                service.ask(String.class, "select state from message where order_id = ?", order))
                        .isEqualTo(state));
    }

    private void awaitTold(long version) {
        await().untilAsserted(() -> assertThat(service.told(shop, order)).isEqualTo(version));
    }
}
