package kz.cvety.notifications.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OutcomeTests {

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("refusals")
    void readsEveryKnownRefusal(
            int code, @Nullable String says, @Nullable Integer retryAfter, @Nullable Long movedTo, Outcome outcome) {
        assertThat(Outcome.ofRefusal(code, says, retryAfter, movedTo)).isEqualTo(outcome);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                row(429, "Too Many Requests: retry after 7", 7, null, limited(7)),
                row(429, null, null, null, limited(1)),
                row(429, null, 999_999, null, limited(3600)),
                row(403, "Forbidden: bot was blocked by the user", null, null, new Outcome.ChatGone("blocked")),
                row(403, "Forbidden: user is deactivated", null, null, new Outcome.ChatGone("deactivated")),
                row(403, "Forbidden: bot was kicked from the group chat", null, null, new Outcome.ChatGone("kicked")),
                row(
                        403,
                        "Forbidden: bot is not a member of the channel chat",
                        null,
                        null,
                        new Outcome.ChatGone("kicked")),
                row(403, "something new", null, null, new Outcome.ChatGone("forbidden")),
                row(400, "Bad Request: chat not found", null, null, new Outcome.ChatGone("chat-not-found")),
                row(400, "Bad Request: message is not modified: …", null, null, new Outcome.Delivered(null)),
                row(400, "Bad Request: can't parse entities: …", null, null, new Outcome.BadMarkup()),
                row(400, "group chat was upgraded to a supergroup chat", null, -100L, new Outcome.Moved(-100L)),
                row(400, "Bad Request: message is too long", null, null, new Outcome.Refused("too-long")),
                row(400, "Bad Request: anything", null, null, new Outcome.Refused("refused-400")),
                row(413, null, null, null, new Outcome.Refused("refused-413")),
                row(401, "Unauthorized", null, null, new Outcome.TokenRefused()),
                row(404, "Not Found", null, null, new Outcome.TokenRefused()),
                row(409, "Conflict", null, null, new Outcome.NotSent("conflict")),
                row(500, "Internal", null, null, new Outcome.Uncertain("answer-500")),
                row(502, null, null, null, new Outcome.Uncertain("answer-502")),
                row(0, null, null, null, new Outcome.Uncertain("unreadable-answer")));
    }

    private static Outcome limited(int seconds) {
        return new Outcome.Limited(Duration.ofSeconds(seconds));
    }

    private static Arguments row(Object... values) {
        return Arguments.of(values);
    }
}
