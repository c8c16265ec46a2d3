package kz.cvety.identity;

import java.time.Duration;

/** Counts attempts, the same for every instance. Called outside of transactions: what was tried stays tried. */
public interface Throttle {

    /** Takes one attempt of {@code burst}, of which one comes back {@code every} so often; the wait if none is left. */
    Duration take(String id, int burst, Duration every);

    /** Gives all attempts back. */
    void reset(String id, int burst, Duration every);

    /** Forgets those that are full again. */
    void clean();
}
