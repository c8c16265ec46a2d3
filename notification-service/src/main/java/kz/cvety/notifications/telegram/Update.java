package kz.cvety.notifications.telegram;

import java.util.Optional;
import java.util.Set;
import kz.cvety.notifications.AnswerChat;
import kz.cvety.notifications.Token;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an update asks of us. */
sealed interface Update {

    record Start(AnswerChat.Writer writer, @Nullable Token token) implements Update {}

    record Stop(AnswerChat.Writer writer) implements Update {}

    record Left(long chatId) implements Update {}

    record Moved(long from, long to) implements Update {}

    /** Nothing we answer. */
    record Other() implements Update {}

    Set<String> GONE = Set.of("kicked", "left");
    JsonMapper JSON = JsonMapper.builder().build();

    /** The id of an update; nothing for what is not an update at all. */
    static Optional<Long> idOf(String body) {
        try {
            var id = JSON.readTree(body).path("update_id");
            return id.isIntegralNumber() ? Optional.of(id.longValue()) : Optional.empty();
        } catch (JacksonException ignored) {
            return Optional.empty();
        }
    }

    static Update read(String body) {
        var update = JSON.readTree(body);
        var membership = update.path("my_chat_member");
        if (membership.isObject()) {
            var status = membership.path("new_chat_member").path("status").asString("");
            return GONE.contains(status)
                    ? new Left(membership.path("chat").path("id").longValue())
                    : new Other();
        }
        return ofMessage(update.path("update_id").longValue(), update.path("message"));
    }

    private static Update ofMessage(long id, JsonNode message) {
        var chat = message.path("chat");
        if (!chat.path("id").isIntegralNumber()) {
            return new Other();
        }
        var movedTo = message.path("migrate_to_chat_id");
        if (movedTo.isIntegralNumber()) {
            return new Moved(chat.path("id").longValue(), movedTo.longValue());
        }
        var words = message.path("text").asString("").strip().split("\\s+", 3);
        var command = words[0].replaceFirst("@.*$", "");
        var title = chat.path("title").asString("");
        var writer = new AnswerChat.Writer(
                id,
                chat.path("id").longValue(),
                chat.path("type").asString("").equals("private"),
                title.isEmpty() ? null : title,
                message.path("from").path("language_code").asString(""));
        return switch (command) {
            case "/start" -> new Start(writer, words.length > 1 ? new Token(words[1]) : null);
            case "/stop" -> new Stop(writer);
            default -> new Other();
        };
    }
}
