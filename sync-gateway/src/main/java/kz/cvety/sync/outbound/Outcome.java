package kz.cvety.sync.outbound;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How an attempt ended. The endpoint's answer is judged into it, and the lane obeys it. */
public sealed interface Outcome permits Outcome.Delivered, Outcome.TryLater, Outcome.GaveUp {

    /** One word for logs, metrics and the attempt's row. */
    String name();

    /** Why, as a stable code where there is something to explain. */
    @Nullable
    String why();

    /**
     * The other side holds it.
     *
     * @param externalId its id there
     * @param version the order's save counter there after the write, when it was told
     */
    record Delivered(
            String externalId,
            @Nullable Long version,
            @Nullable String why) implements Outcome {

        /** A counter below every real one: nothing new was learnt about the other side. */
        public static final Long NOTHING_NEW = -1L;

        @Override
        public String name() {
            return "delivered";
        }
    }

    /**
     * It can still succeed.
     *
     * @param atLeast the other side's own word on when to come back; it wins over the schedule
     * @param effect whether the write may have happened
     * @param waitsFor what has to change first
     */
    record TryLater(@Nullable Duration atLeast, String why, Effect effect, WaitsFor waitsFor) implements Outcome {
        @Override
        public String name() {
            return "try-later";
        }
    }

    /**
     * It cannot succeed without a person.
     *
     * @param why a stable reason
     * @param detail what was answered
     * @param effect whether an earlier attempt may have happened all the same
     */
    record GaveUp(String why, String detail, Effect effect) implements Outcome {
        @Override
        public String name() {
            return "gave-up";
        }
    }

    /** What a failed call may have done over there. */
    enum Effect {
        NONE,
        UNKNOWN
    }

    /** What a lane that tries later waits for. */
    enum WaitsFor {
        CONNECTION,
        ANSWER,
        LIMIT
    }
}
