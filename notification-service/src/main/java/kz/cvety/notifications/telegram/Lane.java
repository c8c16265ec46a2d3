package kz.cvety.notifications.telegram;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The queue of a chat while it is ours.
 *
 * @param until when the lease runs out and others may take the chat
 * @param pace how much of its rate the chat has spent; only the one who has the lane spends it
 * @param run the next messages, in their order
 */
record Lane(long chatId, UUID lease, Instant until, Pace pace, List<Draft> run) {

    Lane paced(Pace newPace) {
        return new Lane(chatId, lease, until, newPace, run);
    }

    Lane with(Instant newUntil, List<Draft> newRun) {
        return new Lane(chatId, lease, newUntil, pace, newRun);
    }
}
