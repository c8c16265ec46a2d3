package kz.cvety.kit;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refusal that is part of the business, not a fault. Over HTTP it becomes a problem detail whose page is
 * {@code docs/problems/<code>.md}; in a listener it sends the record to the dead letters. Its message and facts are shown
 * to the caller, so they hold nothing secret.
 */
public abstract class Rejection extends RuntimeException {

    /** What the caller can do about it. */
    public enum Kind {
        MALFORMED(400),
        UNAUTHENTICATED(401),
        FORBIDDEN(403),
        NOT_FOUND(404),
        TOO_SLOW(408),
        CONFLICT(409),
        PRECONDITION_FAILED(412),
        TOO_LARGE(413),
        UNSUPPORTED_MEDIA_TYPE(415),
        INVALID(422),
        TOO_MANY_REQUESTS(429),
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    private final Kind kind;
    private final String code;
    private final transient Map<String, Object> facts;

    protected Rejection(Kind kind, String code, String message, Map<String, Object> facts) {
        super(message, null, false, false);
        this.kind = kind;
        this.code = code;
        this.facts = Map.copyOf(facts);
    }

    protected Rejection(Kind kind, String code, String message) {
        this(kind, code, message, Map.of());
    }

    public Kind kind() {
        return kind;
    }

    /** Stable and kebab-case: clients and operators may branch on it. */
    public String code() {
        return code;
    }

    public Map<String, Object> facts() {
        return facts;
    }

    /** When to come back, for a refusal that passes by itself. */
    public @Nullable Duration retryAfter() {
        return null;
    }
}
