package kz.cvety.catalog.media;

import java.time.Duration;
import kz.cvety.kit.Rejection;

/** More is being uploaded than this instance takes at a time. */
public final class TooManyUploads extends Rejection {

    TooManyUploads() {
        super(Kind.UNAVAILABLE, "too-many-uploads", "Too much is being uploaded just now");
    }

    @Override
    public Duration retryAfter() {
        return Duration.ofSeconds(5);
    }
}
