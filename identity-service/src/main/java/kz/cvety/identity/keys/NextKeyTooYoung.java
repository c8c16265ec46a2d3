package kz.cvety.identity.keys;

import java.time.Duration;
import kz.cvety.kit.Rejection;

/** The next key was published so lately that a service may not have seen it: its tokens would be refused. */
public final class NextKeyTooYoung extends Rejection {

    private final transient Duration wait;

    NextKeyTooYoung(Duration wait) {
        super(Kind.CONFLICT, "next-key-too-young", "The next key is not yet known everywhere; rotate later");
        this.wait = wait;
    }

    @Override
    public Duration retryAfter() {
        return wait;
    }
}
