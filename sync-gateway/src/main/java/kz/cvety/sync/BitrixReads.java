package kz.cvety.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Things as the other side holds them now. Calls pass the connection's rate budget and may take as long as its timeout;
 * they never throw for what the other side does.
 */
public interface BitrixReads {

    /** What came of asking for one. */
    sealed interface Reading permits Found, Missing, Away {}

    /** It, in the shape hooks have. */
    record Found(JsonNode found) implements Reading {}

    /** There is no such thing. */
    record Missing() implements Reading {}

    /** No answer that can be trusted; worth asking again after {@code retryAfter}. */
    record Away(Duration retryAfter, String why) implements Reading, Changes {}

    /** What came of asking for the changed ones. */
    sealed interface Changes permits Page, Away {}

    /**
     * Several in the shape hooks have, oldest id first.
     *
     * @param nextAfterId what to ask the next page with; absent on the last
     */
    record Page(List<JsonNode> found, @Nullable Long nextAfterId) implements Changes {}

    Reading read(Connection connection, String externalId);

    /** Those saved at or after {@code since}, {@code limit} at a time. */
    Changes changed(Connection connection, Instant since, long afterId, int limit);
}
