package kz.cvety.simulators.telegram;

import java.time.Instant;

/**
 * A message in a chat.
 *
 * @param text what people read: without the tags of the parse mode
 * @param source the text exactly as the bot sent it
 * @param replyMarkup the buttons as JSON, empty for none
 * @param fromBot false for what a person wrote
 * @param edits how often the bot changed it
 */
public record SentMessage(
        long id,
        long chatId,
        Instant at,
        String text,
        String source,
        String parseMode,
        String replyMarkup,
        boolean fromBot,
        int edits) {}
