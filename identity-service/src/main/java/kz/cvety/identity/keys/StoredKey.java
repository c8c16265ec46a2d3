package kz.cvety.identity.keys;

import java.time.Instant;
import java.util.Optional;

/**
 * A signing key as it is kept.
 *
 * @param sealedPrivate the private half, sealed; absent once it signs no more
 * @param goneAt when it stops being published; absent while it is in use
 */
public record StoredKey(
        String kid,
        State state,
        String publicJwk,
        Optional<byte[]> sealedPrivate,
        Instant publishedAt,
        Optional<Instant> goneAt) {

    /** Where in its life a key is: published ahead of time, signing, or still published for what it has signed. */
    public enum State {
        NEXT,
        CURRENT,
        RETIRED
    }

    boolean isInUse() {
        return state != State.RETIRED;
    }

    boolean isPublished(Instant now) {
        return goneAt.map(now::isBefore).orElse(true);
    }
}
