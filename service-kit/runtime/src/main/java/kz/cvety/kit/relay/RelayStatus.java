package kz.cvety.kit.relay;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the relay of this instance is doing.
 *
 * @param reason why it does not lead, or null while it does
 * @param slotState what the server last said, or null while there is no such slot
 * @param relayed records acknowledged by the broker since this instance started
 * @param refused records passed by because no broker would take them
 * @param oldestUnconfirmed age of the oldest row the broker has not acknowledged yet
 */
public record RelayStatus(
        State state,
        @Nullable String reason,
        String slot,
        @Nullable SlotState slotState,
        long confirmedPosition,
        long relayed,
        long refused,
        Duration oldestUnconfirmed) {

    public enum State {
        /** Switched off, or not started. */
        STOPPED,
        /** Takes the slot over. */
        STARTING,
        /** Reads the slot and publishes. */
        LEADING,
        /** Another instance reads the slot. */
        STANDBY,
        /** Something failed; it starts again by itself. */
        RETRYING,
        /** The slot is gone: an operator has to recover. */
        LOST
    }
}
