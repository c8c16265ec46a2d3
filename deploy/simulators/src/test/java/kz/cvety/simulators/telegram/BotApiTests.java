package kz.cvety.simulators.telegram;

import static kz.cvety.simulators.telegram.TelegramFixture.TOKEN;
import static kz.cvety.simulators.telegram.TelegramFixture.call;
import static kz.cvety.simulators.telegram.TelegramFixture.result;
import static kz.cvety.simulators.telegram.TelegramFixture.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import kz.cvety.simulators.web.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BotApiTests {

    private static final long STAFF = -1001;

    private final TelegramSimulator telegram =
            TelegramSimulator.start(TelegramFixture.options().unlimited());

    @BeforeEach
    void open() {
        telegram.people().addGroup(STAFF, "Флористы");
    }

    @AfterEach
    void close() {
        telegram.close();
    }

    @Test
    void sendsAMessageAndAnswersIt() throws IOException {
        var answer = Web.json(send(telegram, STAFF, "Заказ <b>122001</b> &amp; 🌷"));

        assertThat(answer.path("ok").asBoolean()).isTrue();
        assertThat(answer.path("result").path("text").asString()).isEqualTo("Заказ 122001 & 🌷");
        assertThat(answer.path("result").path("chat").path("id").asLong()).isEqualTo(STAFF);
        assertThat(answer.path("result").path("entities").get(0).path("type").asString())
                .isEqualTo("bold");
        assertThat(telegram.messages(STAFF)).singleElement().satisfies(message -> {
            assertThat(message.text()).isEqualTo("Заказ 122001 & 🌷");
            assertThat(message.source()).isEqualTo("Заказ <b>122001</b> &amp; 🌷");
        });
    }

    @Test
    void readsFormsAndMultipartLikeJson() throws IOException {
        Web.postForm(
                telegram.address(),
                "/bot" + TOKEN + "/sendMessage",
                Map.of("chat_id", "" + STAFF, "text", "Әлия <i>1 + 1</i>", "parse_mode", "HTML"));
        Web.post(telegram.address(), "/bot" + TOKEN + "/sendMessage", "multipart/form-data; boundary=xyz", """
                --xyz\r
                Content-Disposition: form-data; name="chat_id"\r
                \r
                -1001\r
                --xyz\r
                Content-Disposition: form-data; name="text"\r
                Content-Type: text/plain; charset=utf-8\r
                \r
                бір
                екі\r
                --xyz--\r
                """);

        assertThat(telegram.messages()).extracting(SentMessage::text).containsExactly("Әлия 1 + 1", "бір\nекі");
    }

    @Test
    void saysWhoTheBotIs() throws IOException {
        var me = result(telegram, "getMe", Map.of());

        assertThat(me.path("id").asLong()).isEqualTo(7000000001L);
        assertThat(me.path("is_bot").asBoolean()).isTrue();
        assertThat(me.path("username").asString()).isEqualTo("cvety_sim_bot");
    }

    @Test
    void refusesAWrongTokenAndAnUnknownMethod() throws IOException {
        var wrong = Web.postJson(telegram.address(), "/bot7:other/getMe", "{}");

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).isEqualTo("{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}");
        assertThat(call(telegram, "sendPigeon", Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void doesNotKnowPeopleWhoNeverPressedStart() throws IOException {
        telegram.people().addPerson(500, "Айгүл", "kk");

        assertThat(description(send(telegram, 500, "x"), 400)).isEqualTo("Bad Request: chat not found");
        assertThat(description(send(telegram, 501, "x"), 400)).isEqualTo("Bad Request: chat not found");
        telegram.people().start(500, "");
        assertThat(send(telegram, 500, "x").statusCode()).isEqualTo(200);
    }

    @Test
    void mayNotWriteToThoseWhoBlockedIt() throws IOException {
        telegram.people().addPerson(500, "Айгүл", "kk");
        telegram.people().start(500, "");
        telegram.people().block(500);
        telegram.people().block(STAFF);

        assertThat(description(send(telegram, 500, "x"), 403)).isEqualTo("Forbidden: bot was blocked by the user");
        assertThat(description(send(telegram, STAFF, "x"), 403))
                .isEqualTo("Forbidden: bot was kicked from the group chat");
    }

    @Test
    void refusesTextThatIsBadEmptyOrTooLong() throws IOException {
        assertThat(description(send(telegram, STAFF, "<b>x"), 400)).contains("can't parse entities");
        assertThat(description(send(telegram, STAFF, " "), 400)).contains("message text is empty");
        assertThat(description(send(telegram, STAFF, "x".repeat(4097)), 400)).contains("message is too long");
        assertThat(send(telegram, STAFF, "<b>" + "x".repeat(4096) + "</b>").statusCode())
                .isEqualTo(200);
        assertThat(telegram.messages()).hasSize(1);
    }

    @Test
    void refusesAButtonWithTooMuchData() throws IOException {
        var keyboard =
                Map.of("inline_keyboard", List.of(List.of(Map.of("text", "Взять", "callback_data", "ә".repeat(33)))));

        var refused = call(telegram, "sendMessage", Map.of("chat_id", STAFF, "text", "x", "reply_markup", keyboard));
        assertThat(description(refused, 400)).isEqualTo("Bad Request: BUTTON_DATA_INVALID");
    }

    @Test
    void editsItsMessage() throws IOException {
        var id = Web.json(send(telegram, STAFF, "новый"))
                .path("result")
                .path("message_id")
                .asLong();
        var edit = Map.of("chat_id", STAFF, "message_id", id, "text", "принят", "parse_mode", "HTML");

        assertThat(result(telegram, "editMessageText", edit).path("text").asString())
                .isEqualTo("принят");
        assertThat(description(call(telegram, "editMessageText", edit), 400))
                .startsWith("Bad Request: message is not modified");
        assertThat(description(
                        call(telegram, "editMessageText", Map.of("chat_id", STAFF, "message_id", 99, "text", "x")),
                        400))
                .isEqualTo("Bad Request: message to edit not found");
        assertThat(telegram.messages()).singleElement().satisfies(message -> {
            assertThat(message.text()).isEqualTo("принят");
            assertThat(message.edits()).isEqualTo(1);
        });
    }

    @Test
    void answersAButtonOnce() throws IOException {
        var message = Web.json(send(telegram, STAFF, "x"))
                .path("result")
                .path("message_id")
                .asLong();
        var query = telegram.people().press(STAFF, message, "take:1");
        assertThat(telegram.people().buttonSpins(query)).isTrue();

        assertThat(call(telegram, "answerCallbackQuery", Map.of("callback_query_id", query))
                        .statusCode())
                .isEqualTo(200);
        assertThat(telegram.people().buttonSpins(query)).isFalse();
        assertThat(description(call(telegram, "answerCallbackQuery", Map.of("callback_query_id", query)), 400))
                .contains("query is too old");
    }

    private static String description(HttpResponse<String> response, int status) {
        var body = Web.json(response);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(body.path("ok").asBoolean()).isFalse();
        assertThat(body.path("error_code").asInt()).isEqualTo(status);
        return body.path("description").asString();
    }
}
