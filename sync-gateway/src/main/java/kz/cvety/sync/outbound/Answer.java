package kz.cvety.sync.outbound;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the other side answered, judged and not trusted: only what is plainly a success is one. */
public sealed interface Answer permits Answer.Success, Answer.NotFound, Answer.Refused, Answer.Failed {

    /** Well-formed, and says that it succeeded. */
    record Success(JsonNode body) implements Answer {}

    /** Well-formed, and says that there is no such thing. */
    record NotFound() implements Answer {}

    /** Understood and declined: asking again changes nothing. */
    record Refused(String reason, String detail) implements Answer {}

    /**
     * No answer, or none that can be believed.
     *
     * @param why a stable code
     * @param retryAfter when the other side wants to be asked again, when it said so
     * @param sick counts against the connection in its circuit breaker
     */
    record Failed(
            String why,
            Outcome.Effect effect,
            Outcome.WaitsFor waitsFor,
            @Nullable Duration retryAfter,
            boolean sick) implements Answer {

        /** The outcome of a delivery whose call ended so. */
        public Outcome.TryLater tryLater() {
            return new Outcome.TryLater(retryAfter, why, effect, waitsFor);
        }
    }
}
