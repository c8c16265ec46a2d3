package kz.cvety.sync.outbound;

import java.time.Duration;
import kz.cvety.sync.Connection;

/** How many calls a connection still allows, shared by every instance of the gateway. */
public interface RateBudget {

    /**
     * An answer to who wants to call.
     *
     * @param calls how many may be made now
     * @param nextIn when there is at least one more, if none is now
     */
    record Grant(int calls, Duration nextIn) {}

    Grant take(Connection connection, int most);

    void giveBack(Connection connection, int calls);

    /** Takes a place in the queue; the call may be made after the answered time. */
    Duration reserve(Connection connection);

    /** Nobody calls before this much time has passed. */
    void pause(Connection connection, Duration pause);
}
