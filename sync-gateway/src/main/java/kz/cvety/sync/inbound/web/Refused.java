package kz.cvety.sync.inbound.web;

import java.time.Duration;
import kz.cvety.kit.Rejection;
import org.jspecify.annotations.Nullable;

/** A request that does not get as far as being read. */
final class Refused extends Rejection {

    private final @Nullable Duration retryAfter;

    private Refused(Kind kind, String code, String message, @Nullable Duration retryAfter) {
        super(kind, code, message);
        this.retryAfter = retryAfter;
    }

    /** The same for every cause. */
    static Refused unauthenticated() {
        return new Refused(Kind.UNAUTHENTICATED, "unauthenticated", "A valid credential is required", null);
    }

    static Refused tooLarge() {
        return new Refused(Kind.TOO_LARGE, "body-too-large", "The body is larger than a webhook may be", null);
    }

    static Refused tooMany(Duration retryAfter) {
        return new Refused(Kind.TOO_MANY_REQUESTS, "too-many-requests", "Too many requests", retryAfter);
    }

    @Override
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
