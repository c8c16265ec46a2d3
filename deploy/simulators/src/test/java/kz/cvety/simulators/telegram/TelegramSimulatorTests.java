package kz.cvety.simulators.telegram;

import static kz.cvety.simulators.telegram.TelegramFixture.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import kz.cvety.simulators.machinery.CallFault;
import kz.cvety.simulators.machinery.FaultKind;
import kz.cvety.simulators.web.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TelegramSimulatorTests {

    private static final long STAFF = -1001;
    private static final String ATTACK = "\"><script>alert(1)</script>'";

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
    void failsAsToldAndSendsNothing() throws IOException {
        telegram.faults()
                .add(CallFault.next(1, FaultKind.SERVER_ERROR))
                .add(CallFault.next(1, FaultKind.HTML))
                .add(CallFault.next(1, FaultKind.LIMIT).by(Duration.ofSeconds(7)))
                .add(CallFault.next(1, FaultKind.DOWN));

        assertThat(send(telegram, STAFF, "x").statusCode()).isEqualTo(500);
        assertThat(send(telegram, STAFF, "x").statusCode()).isEqualTo(502);
        assertThat(Web.json(send(telegram, STAFF, "x"))
                        .path("parameters")
                        .path("retry_after")
                        .asInt())
                .isEqualTo(7);
        assertThatThrownBy(() -> send(telegram, STAFF, "x")).isInstanceOf(IOException.class);
        assertThat(telegram.messages()).isEmpty();
        assertThat(send(telegram, STAFF, "x").statusCode()).isEqualTo(200);
        assertThat(telegram.calls()).extracting(ReceivedRequest::httpStatus).containsExactly(500, 502, 429, 0, 200);
    }

    @Test
    void losesTheAnswerAfterTheSend() {
        telegram.faults().add(CallFault.next(1, FaultKind.ANSWER_LOST).on("sendMessage"));

        assertThatThrownBy(() -> send(telegram, STAFF, "x")).isInstanceOf(IOException.class);
        assertThat(telegram.messages()).hasSize(1);
        assertThat(telegram.calls()).singleElement().matches(ReceivedRequest::sent);
    }

    @Test
    void hangsUntilTheClientGivesUp() throws IOException {
        telegram.faults().add(CallFault.next(1, FaultKind.HANG));

        assertThatThrownBy(() -> send(telegram, STAFF, "x")).isInstanceOf(IOException.class);
        telegram.faults().clear();
        assertThat(telegram.messages()).isEmpty();
        assertThat(send(telegram, STAFF, "x").statusCode()).isEqualTo(200);
    }

    @Test
    void isDrivenOverItsJsonInterface() throws IOException {
        var address = telegram.address();
        Web.postJson(address, "/_sim/people", "{\"id\":500,\"name\":\"Айгүл\",\"language\":\"kk\"}");
        Web.postJson(address, "/_sim/start", "{\"id\":500,\"payload\":\"abc\"}");
        send(telegram, 500, "Сәлем");
        Web.postJson(address, "/_sim/block", "{\"id\":500}");
        Web.postJson(address, "/_sim/faults", "{\"calls\":[{\"kind\":\"500\",\"times\":2}]}");

        var messages = Web.json(Web.get(address, "/_sim/messages?chat=500"));
        assertThat(messages.get(0).path("fromBot").asBoolean()).isFalse();
        assertThat(messages.get(1).path("text").asString()).isEqualTo("Сәлем");
        assertThat(Web.json(Web.get(address, "/_sim/chats"))
                        .get(1)
                        .path("membership")
                        .asString())
                .isEqualTo("KICKED");
        assertThat(Web.json(Web.get(address, "/_sim/state"))
                        .path("faults")
                        .get(0)
                        .path("times")
                        .asInt())
                .isEqualTo(2);
        assertThat(Web.json(Web.get(address, "/_sim/calls"))).hasSize(1);
        assertThat(Web.postJson(address, "/_sim/block", "{\"id\":9}").statusCode())
                .isEqualTo(422);
    }

    @Test
    void showsChatsLikeAMessengerAndEscapesThem() throws IOException {
        telegram.people().addPerson(500, ATTACK, "ru");
        telegram.people().start(500, ATTACK);
        var button = Map.of("text", ATTACK, "callback_data", "<script>");
        TelegramFixture.call(
                telegram,
                "sendMessage",
                Map.of(
                        "chat_id",
                        500,
                        "text",
                        ATTACK + " Сәлем",
                        "reply_markup",
                        Map.of("inline_keyboard", List.of(List.of(button)))));

        assertThat(Web.get(telegram.address(), "/").body()).contains("Флористы").doesNotContain("<script");
        assertThat(Web.get(telegram.address(), "/?chat=500").body())
                .contains("Сәлем", "&lt;script&gt;")
                .doesNotContain("<script");
    }

    @Test
    void showsBoldTextBold() throws IOException {
        send(telegram, STAFF, "🌷<b>Заказ <i>1</i></b> &lt;3");

        assertThat(Web.get(telegram.address(), "/?chat=" + STAFF).body()).contains("🌷<b>Заказ <i>1</i></b> &lt;3");
    }

    @Test
    void letsAPersonActOnThePage() throws IOException {
        Web.postForm(telegram.address(), "/chats", Map.of("id", "500", "name", "Айгүл", "language", "kk"));
        var started = Web.postForm(telegram.address(), "/start", Map.of("id", "500", "payload", "abc"));
        Web.postForm(telegram.address(), "/block", Map.of("id", "500"));

        assertThat(started.headers().firstValue("Location")).hasValue("/?chat=500");
        assertThat(telegram.messages(500)).extracting(SentMessage::text).containsExactly("/start abc");
        assertThat(send(telegram, 500, "x").statusCode()).isEqualTo(403);
    }

    @Test
    void keepsChatsAndMessagesAcrossARestart(@TempDir Path folder) throws IOException {
        try (var before = TelegramSimulator.start(TelegramFixture.options().folder(folder))) {
            before.people().addGroup(STAFF, "Флористы");
            send(before, STAFF, "бір\nекі 🌷");
        }
        try (var after = TelegramSimulator.start(TelegramFixture.options().folder(folder))) {
            assertThat(after.messages(STAFF)).extracting(SentMessage::text).containsExactly("бір\nекі 🌷");
            send(after, STAFF, "үш");
            assertThat(after.messages()).extracting(SentMessage::id).containsExactly(1L, 2L);
        }
    }
}
