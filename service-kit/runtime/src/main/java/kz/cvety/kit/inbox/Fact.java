package kz.cvety.kit.inbox;

import java.time.Instant;
import java.util.UUID;
import kz.cvety.events.Event;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;

/** An event as it was received, with what its envelope says. */
public record Fact<E extends Event>(
        UUID id,
        String type,
        ShopId shop,
        Origin origin,
        Instant time,
        @Nullable String traceparent,
        E event) {}
