package kz.cvety.notifications.telegram;

import java.util.UUID;
import kz.cvety.notifications.Language;

/**
 * A message that waits to be sent, as it was read.
 *
 * @param leftBehind a sender began it and never said how it ended
 */
record Draft(
        long chatId,
        String shop,
        UUID id,
        Language language,
        String html,
        boolean plain,
        boolean doubtful,
        int attempts,
        boolean leftBehind) {}
