package kz.cvety.sync.outbound;

import java.time.Instant;
import java.util.UUID;
import kz.cvety.events.orders.OrderSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * One thing to be told over there.
 *
 * @param version of our entity, which the other side holds once this is delivered
 * @param status the status to be told, a name of ours; of a product {@link #CURRENT}
 * @param snapshot the order to be created; absent for a change of status
 * @param attempts how often it was tried, ever
 * @param tries how often since it was queued or a person asked again: the place in the schedule
 * @param outcomeUnknown an attempt may have been carried out over there, so look before writing again
 */
public record Delivery(
        UUID id,
        Kind kind,
        long version,
        String status,
        @Nullable OrderSnapshot snapshot,
        State state,
        int attempts,
        int tries,
        boolean outcomeUnknown,
        @Nullable String traceparent,
        Instant queuedAt) {

    /** Stands where an order has its status. */
    public static final String CURRENT = "CURRENT";

    /** What is told. */
    public enum Kind {
        CREATE,
        STATUS,
        /** A product as it is when it is told. */
        PRODUCT
    }

    /** How far it is. */
    public enum State {
        QUEUED,
        IN_FLIGHT,
        DELIVERED,
        SUPERSEDED,
        PARKED,
        DISCARDED
    }

    /** Whether it can still be replaced by something newer: it waits, and nothing of it can be over there. */
    public boolean replaceable() {
        return (state == State.QUEUED || state == State.PARKED) && !outcomeUnknown;
    }

    /** Whether its content can still change: nobody over there has ever been asked. */
    public boolean untouched() {
        return state == State.QUEUED && attempts == 0;
    }
}
