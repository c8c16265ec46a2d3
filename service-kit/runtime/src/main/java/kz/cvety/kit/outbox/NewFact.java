package kz.cvety.kit.outbox;

import java.util.UUID;
import kz.cvety.events.Event;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;

/**
 * An event that is about to become a fact.
 *
 * @param id its CloudEvents id, a UUIDv7: consumers recognise a repeat by it
 * @param traceparent W3C trace context of what caused it
 */
public record NewFact(
        UUID id,
        ShopId shop,
        Origin origin,
        Event event,
        @Nullable String traceparent) {}
