package kz.cvety.simulators.machinery;

import java.time.Duration;

/**
 * A fault armed for calls to come.
 *
 * @param action the only action it hits, or an empty string for every one
 * @param times how many calls it still hits, or 0 for all until it is cleared
 * @param delay how late a {@link FaultKind#SLOW} answer is; what a {@link FaultKind#LIMIT} asks to wait where it asks
 */
public record CallFault(FaultKind kind, String action, int times, Duration delay) {

    private static final Duration DEFAULT_DELAY = Duration.ofSeconds(1);

    public CallFault {
        if (times < 0 || delay.isNegative()) {
            throw new IllegalArgumentException("times and delay cannot be negative");
        }
    }

    /** For every call, until cleared. */
    public static CallFault always(FaultKind kind) {
        return new CallFault(kind, "", 0, DEFAULT_DELAY);
    }

    /** For the next {@code calls} calls. */
    public static CallFault next(int calls, FaultKind kind) {
        return new CallFault(kind, "", calls, DEFAULT_DELAY);
    }

    /** Only calls of this action, such as {@code order.create} or {@code sendMessage}. */
    public CallFault on(String onlyAction) {
        return new CallFault(kind, onlyAction, times, delay);
    }

    public CallFault by(Duration newDelay) {
        return new CallFault(kind, action, times, newDelay);
    }

    boolean hits(String called) {
        return action.isEmpty() || action.equals(called);
    }
}
