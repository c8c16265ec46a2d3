package kz.cvety.notifications;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message to be sent.
 *
 * @param factId what it tells; a chat is told the same fact once
 * @param html the text in Telegram's HTML, everything escaped
 * @param suppressed why it is recorded but not sent, or null to send it
 */
public record NewMessage(
        UUID id,
        UUID factId,
        long chatId,
        Audience audience,
        MessageKind kind,
        Language language,
        @Nullable UUID orderId,
        @Nullable Long orderVersion,
        String html,
        @Nullable String suppressed) {}
