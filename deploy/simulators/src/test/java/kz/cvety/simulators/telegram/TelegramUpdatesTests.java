package kz.cvety.simulators.telegram;

import static kz.cvety.simulators.telegram.TelegramFixture.call;
import static kz.cvety.simulators.telegram.TelegramFixture.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import kz.cvety.simulators.web.Listener;
import kz.cvety.simulators.web.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TelegramUpdatesTests {

    private static final long PERSON = 500;

    private final TelegramSimulator telegram = TelegramSimulator.start(
            TelegramFixture.options().unlimited().pauses(Duration.ofMillis(20), Duration.ofMillis(100)));
    private final Listener bot = new Listener();

    @BeforeEach
    void join() {
        telegram.people().addPerson(PERSON, "Айгүл", "kk");
    }

    @AfterEach
    void close() {
        telegram.close();
        bot.close();
    }

    @Test
    void deliversAStartWithItsPayloadToWhoeverPolls() throws IOException {
        telegram.people().start(PERSON, "one-time_token");

        var update = result(telegram, "getUpdates", Map.of()).get(0);
        var message = update.path("message");
        assertThat(message.path("text").asString()).isEqualTo("/start one-time_token");
        assertThat(message.path("chat").path("id").asLong()).isEqualTo(PERSON);
        assertThat(message.path("chat").path("type").asString()).isEqualTo("private");
        assertThat(message.path("from").path("language_code").asString()).isEqualTo("kk");
        assertThat(message.path("entities").get(0).path("type").asString()).isEqualTo("bot_command");
        var next = update.path("update_id").asLong() + 1;
        assertThat(result(telegram, "getUpdates", Map.of())).hasSize(1);
        assertThat(result(telegram, "getUpdates", Map.of("offset", next))).isEmpty();
    }

    @Test
    void holdsALongPollUntilSomethingHappens() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var poll = CompletableFuture.supplyAsync(() -> updates(Map.of("timeout", 4)), threads);
            await().until(() -> telegram.calls().isEmpty() && !poll.isDone());
            telegram.people().start(PERSON, "");
            assertThat(poll.join()).isEqualTo(1);
        }
    }

    @Test
    void endsAnOlderPollWhenANewerOneBegins() throws IOException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var older = CompletableFuture.supplyAsync(() -> status(Map.of("timeout", 4)), threads);
            await().until(() -> status(Map.of()) == 200 && older.isDone());
            assertThat(older.join()).isEqualTo(409);
        }
    }

    @Test
    void deliversToTheWebhookWithItsSecretAndRepeatsWhatWasRefused() throws IOException {
        bot.refuseNext(2);
        var set = Map.of("url", bot.address() + "/telegram", "secret_token", "fake_secret");
        assertThat(call(telegram, "setWebhook", set).statusCode()).isEqualTo(200);
        telegram.people().start(PERSON, "first");
        telegram.people().say(PERSON, "second");

        await().until(() -> bot.requests().size() == 4);
        assertThat(bot.bodies())
                .extracting(body -> body.path("message").path("text").asString())
                .containsExactly("/start first", "/start first", "/start first", "second");
        assertThat(bot.requests())
                .allMatch(request ->
                        request.header("X-Telegram-Bot-Api-Secret-Token").equals("fake_secret"));
        assertThat(status(Map.of())).isEqualTo(409);
        call(telegram, "deleteWebhook", Map.of());
        assertThat(status(Map.of())).isEqualTo(200);
    }

    @Test
    void sendsTheWebhookWhatWaitedBeforeItWasSet() throws IOException {
        telegram.people().start(PERSON, "early");
        call(telegram, "setWebhook", Map.of("url", bot.address().toString()));

        await().until(() -> bot.requests().size() == 1);
        assertThat(result(telegram, "getWebhookInfo", Map.of()).path("url").asString())
                .isEqualTo(bot.address().toString());
    }

    @Test
    void tellsWhenSomebodyBlocksAndUnblocksTheBot() throws IOException {
        telegram.people().start(PERSON, "");
        telegram.people().block(PERSON);
        telegram.people().start(PERSON, "");

        var allowed = Map.of("allowed_updates", List.of("my_chat_member"));
        var updates = result(telegram, "getUpdates", allowed);
        assertThat(updates).hasSize(2);
        assertThat(updates.get(0)
                        .path("my_chat_member")
                        .path("new_chat_member")
                        .path("status")
                        .asString())
                .isEqualTo("kicked");
        assertThat(updates.get(1)
                        .path("my_chat_member")
                        .path("new_chat_member")
                        .path("status")
                        .asString())
                .isEqualTo("member");
    }

    @Test
    void deliversAPressedButtonAndAStartInAGroup() throws IOException {
        telegram.people().addGroup(-1001, "Флористы");
        var message = Web.json(TelegramFixture.send(telegram, -1001, "Заказ")).path("result");
        telegram.people().press(-1001, message.path("message_id").asLong(), "take:122001");
        telegram.people().startInGroup(-1001, "shop-token");

        var updates = result(telegram, "getUpdates", Map.of());
        assertThat(updates.get(0).path("callback_query").path("data").asString())
                .isEqualTo("take:122001");
        assertThat(updates.get(1).path("message").path("text").asString()).isEqualTo("/start@cvety_sim_bot shop-token");
    }

    private int updates(Map<String, ?> parameters) {
        try {
            return result(telegram, "getUpdates", parameters).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int status(Map<String, ?> parameters) {
        try {
            return call(telegram, "getUpdates", parameters).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
