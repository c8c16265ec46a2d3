package kz.cvety.notifications;

import java.time.Duration;
import kz.cvety.kit.Rejection;
import org.jspecify.annotations.Nullable;

/** The shop has no such order, or it was placed a moment ago and the news has not arrived here yet. */
public final class OrderNotTold extends Rejection {

    public OrderNotTold() {
        super(Kind.NOT_FOUND, "order-not-found", "There is no such order");
    }

    @Override
    public @Nullable Duration retryAfter() {
        return Duration.ofSeconds(1);
    }
}
