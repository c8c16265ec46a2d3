package kz.cvety.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Orders as the other side holds them now. Calls pass the connection's rate budget and may take as long as its timeout;
 * they never throw for what the other side does.
 */
public interface BitrixOrders {

    /** What came of asking for one order. */
    sealed interface Reading permits Found, Missing, Away {}

    /** The order, in the shape of a hook's {@code data}. */
    record Found(JsonNode order) implements Reading {}

    /** There is no such order. */
    record Missing() implements Reading {}

    /** No answer that can be trusted; worth asking again after {@code retryAfter}. */
    record Away(Duration retryAfter, String why) implements Reading, Changes {}

    /** What came of asking for the changed ones. */
    sealed interface Changes permits Page, Away {}

    /**
     * Orders in the shape of a hook's {@code data}, oldest id first.
     *
     * @param nextAfterId what to ask the next page with; absent on the last
     */
    record Page(List<JsonNode> orders, @Nullable Long nextAfterId) implements Changes {}

    Reading read(Connection connection, String externalId);

    /** Orders saved at or after {@code since}, {@code limit} at a time. */
    Changes changed(Connection connection, Instant since, long afterId, int limit);
}
