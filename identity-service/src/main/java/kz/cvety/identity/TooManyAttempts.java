package kz.cvety.identity;

import java.time.Duration;
import kz.cvety.kit.Rejection;

/** Too many attempts for this account or from this address; which of the two is not told. */
public final class TooManyAttempts extends Rejection {

    private final transient Duration wait;

    TooManyAttempts(Duration wait) {
        super(Kind.TOO_MANY_REQUESTS, "too-many-attempts", "Too many attempts; try again later");
        this.wait = wait;
    }

    @Override
    public Duration retryAfter() {
        return wait;
    }
}
