package kz.cvety.notifications;

/** How far a message has come. */
public enum MessageState {
    /** Waits for its turn, perhaps after an attempt that failed. */
    PENDING,
    /** A sender is about to call, calls, or died while it called. */
    SENDING,
    /** Telegram has it. */
    SENT,
    /** Recorded on purpose without sending it. */
    SUPPRESSED,
    /** Cannot be sent without a person. */
    PARKED,
    /** The chat does not take messages any more. */
    ENDED
}
