package kz.cvety.payments.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import kz.cvety.payments.Provider;
import org.jspecify.annotations.Nullable;

/**
 * One comparison of a day with a provider's statement of it.
 *
 * @param requestedBy a user, or {@code system}
 * @param cursor where the statement is read on
 * @param lines how many were read
 * @param trouble why it was not read on the last time
 */
public record Reconciliation(
        UUID id,
        Provider provider,
        LocalDate day,
        Origin origin,
        String requestedBy,
        State state,
        @Nullable String cursor,
        int lines,
        @Nullable String trouble,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    /** Why it was made. */
    public enum Origin {
        /** Every account, every day. */
        DAILY,
        /** A person wanted it. */
        ASKED,
        /** A person brought the statement. */
        UPLOADED
    }

    /** How far it is. */
    public enum State {
        READING,
        DONE
    }

    static Reconciliation start(
            UUID id, Provider provider, LocalDate day, Origin origin, String requestedBy, Instant now) {
        return new Reconciliation(id, provider, day, origin, requestedBy, State.READING, null, 0, null, now, null);
    }
}
