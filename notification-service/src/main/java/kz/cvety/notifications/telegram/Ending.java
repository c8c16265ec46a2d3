package kz.cvety.notifications.telegram;

import org.jspecify.annotations.Nullable;

/** How an attempt to send a message ended, as it is written down. */
record Ending(
        Draft draft,
        String state,
        @Nullable String reason,
        @Nullable Long telegramId,
        boolean plain,
        boolean doubtful,
        int attempts) {

    static Ending sent(Draft draft, @Nullable Long telegramId) {
        return new Ending(draft, "SENT", null, telegramId, draft.plain(), draft.doubtful(), draft.attempts() + 1);
    }

    static Ending parked(Draft draft, String reason) {
        return new Ending(draft, "PARKED", reason, null, draft.plain(), draft.doubtful(), draft.attempts() + 1);
    }

    static Ending ended(Draft draft, String reason) {
        return new Ending(draft, "ENDED", reason, null, draft.plain(), draft.doubtful(), draft.attempts() + 1);
    }

    /** It waits for another attempt, which says so when this one may have arrived. */
    static Ending failed(Draft draft, String reason, boolean mayHaveArrived) {
        return new Ending(
                draft,
                "PENDING",
                reason,
                null,
                draft.plain(),
                draft.doubtful() || mayHaveArrived,
                draft.attempts() + 1);
    }

    /** It waits, and the attempt does not count: Telegram would have refused any message. */
    static Ending notTaken(Draft draft, @Nullable String reason) {
        return new Ending(draft, "PENDING", reason, null, draft.plain(), draft.doubtful(), draft.attempts());
    }

    /** It waits to be sent without its markup. */
    static Ending withoutMarkup(Draft draft) {
        return new Ending(draft, "PENDING", null, null, true, draft.doubtful(), draft.attempts() + 1);
    }

    boolean isFinal() {
        return !state.equals("PENDING");
    }
}
