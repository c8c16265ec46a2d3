package kz.cvety.notifications.telegram;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What became of one call to send a message. */
sealed interface Outcome {

    /** Telegram has it. */
    record Delivered(@Nullable Long messageId) implements Outcome {}

    /** Too fast: nothing was sent, come back after the wait. */
    record Limited(Duration pause) implements Outcome {}

    /** Nothing was sent, and another try may work. */
    record NotSent(String reason) implements Outcome {}

    /** It may have been sent or not. */
    record Uncertain(String reason) implements Outcome {}

    /** The chat takes no messages from us. */
    record ChatGone(String reason) implements Outcome {}

    /** The chat has another id now. */
    record Moved(long newChatId) implements Outcome {}

    /** The markup is not acceptable. */
    record BadMarkup() implements Outcome {}

    /** Refused for good. */
    record Refused(String reason) implements Outcome {}

    /** The bot's token is not accepted: no message can go. */
    record TokenRefused() implements Outcome {}

    /** Reads a refusal: by its code first, then by the words that are known to be stable. */
    static Outcome ofRefusal(
            int code, @Nullable String description, @Nullable Integer retryAfter, @Nullable Long movedTo) {
        var says = description == null ? "" : description.toLowerCase(Locale.ROOT);
        return switch (code) {
            case 429 -> new Limited(Duration.ofSeconds(retryAfter == null ? 1 : Math.clamp(retryAfter, 1, 3600)));
            case 401, 404 -> new TokenRefused();
            case 403 -> new ChatGone(goneBecause(says));
            case 400 -> ofBadRequest(says, movedTo);
            case 409 -> new NotSent("conflict");
            default ->
                code >= 400 && code < 500
                        ? new Refused("refused-" + code)
                        : new Uncertain(code > 0 ? "answer-" + code : "unreadable-answer");
        };
    }

    private static Outcome ofBadRequest(String says, @Nullable Long movedTo) {
        if (movedTo != null) {
            return new Moved(movedTo);
        }
        if (says.contains("message is not modified")) {
            return new Delivered(null);
        }
        if (says.contains("chat not found")
                || says.contains("user not found")
                || says.contains("group chat was deactivated")) {
            return new ChatGone("chat-not-found");
        }
        if (says.contains("can't parse entities")) {
            return new BadMarkup();
        }
        return new Refused(says.contains("message is too long") ? "too-long" : "refused-400");
    }

    private static String goneBecause(String says) {
        if (says.contains("blocked")) {
            return "blocked";
        }
        if (says.contains("deactivated")) {
            return "deactivated";
        }
        return says.contains("kicked") || says.contains("not a member") ? "kicked" : "forbidden";
    }
}
