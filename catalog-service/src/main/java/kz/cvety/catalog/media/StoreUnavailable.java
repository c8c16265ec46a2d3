package kz.cvety.catalog.media;

import java.time.Duration;
import kz.cvety.kit.Rejection;

/** The store of blobs does not answer as it should; the reason is in the log. */
public final class StoreUnavailable extends Rejection {

    public StoreUnavailable() {
        super(Kind.UNAVAILABLE, "file-store-unavailable", "Files can be neither kept nor read just now");
    }

    @Override
    public Duration retryAfter() {
        return Duration.ofSeconds(10);
    }
}
