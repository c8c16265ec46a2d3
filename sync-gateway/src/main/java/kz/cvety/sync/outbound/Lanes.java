package kz.cvety.sync.outbound;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.events.sync.DeliveryEvent;
import kz.cvety.sync.Connection;
import org.jspecify.annotations.Nullable;

/** The lanes as those who work on them see them. Time is the database's, so instances need not agree about it. */
public interface Lanes {

    /** The next entry of a lane that is ours until the lease passes or {@link #settle} is called. */
    record Claimed(
            LaneId lane,
            UUID claim,
            Delivery delivery,
            @Nullable String externalId) {}

    /** An attempt about to be made: what is asked of the other side, and which values, by field, the ledger is told. */
    record Beginning(Claimed claimed, String request, Map<String, String> written) {}

    /**
     * The end of an attempt.
     *
     * @param told the call that decided, absent when none was made
     * @param pause how long the lane waits, for an outcome that waits
     * @param began the attempt has a row, so something was asked of the other side
     * @param product what was told of a product
     */
    record Ending(
            Claimed claimed,
            Outcome outcome,
            @Nullable Reply told,
            Duration pause,
            Duration took,
            boolean began,
            @Nullable ProductMessage product) {}

    /** What a lane does after an attempt, and what is announced about it. */
    record Next(boolean ready, Duration in, List<DeliveryEvent> facts) {}

    /**
     * Takes up to {@code most} ready lanes of the connection, most urgent first, that no living instance works on. Within
     * a transaction over all shops.
     */
    List<Claimed> claim(Connection connection, int most, Duration lease);

    /** Marks these in flight, each with an attempt and the ledger's note of what is written, before any call is made. */
    void begin(List<Beginning> beginnings);

    /** Records how an attempt ended and frees the lane; nothing when the claim was lost and somebody else decides. */
    Optional<Next> settle(Ending ending);

    /** Brings lanes that wait for this connection to answer at all back to the front. */
    int hasten(Connection connection);

    /** How many lanes of each connection could be claimed now, counted up to {@code most}. */
    Map<ConnectionKey, Integer> ready(int most);
}
