package kz.cvety.kit.relay;

import org.jspecify.annotations.Nullable;

/**
 * What the server says about the slot.
 *
 * @param active whether some relay reads it right now
 * @param walStatus {@code reserved}, {@code extended}, {@code unreserved} or {@code lost}
 * @param invalidation why the server gave it up, or null
 * @param lagBytes write-ahead log between the last confirmed row and now
 */
public record SlotState(
        boolean active, String walStatus, @Nullable String invalidation, long lagBytes) {

    /** A slot the server gave up cannot be read again; what it held back may be gone. */
    boolean lost() {
        return invalidation != null || "lost".equals(walStatus);
    }
}
