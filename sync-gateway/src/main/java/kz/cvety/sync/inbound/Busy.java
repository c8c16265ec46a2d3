package kz.cvety.sync.inbound;

import java.time.Duration;
import kz.cvety.kit.Rejection;

/** Nothing was accepted; the sender should come again. */
public final class Busy extends Rejection {

    private static final Duration SOON = Duration.ofSeconds(1);

    public Busy(String why) {
        super(Kind.UNAVAILABLE, "gateway-busy", why);
    }

    @Override
    public Duration retryAfter() {
        return SOON;
    }
}
