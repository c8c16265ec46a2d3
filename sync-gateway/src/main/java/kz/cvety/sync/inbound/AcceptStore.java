package kz.cvety.sync.inbound;

import java.util.List;

/** Where arrivals and beliefs are kept. Both methods need the transaction of the batch. */
public interface AcceptStore {

    /** What is known about the orders of these arrivals; locks their beliefs in the order of their keys. */
    Known load(List<Arrival> arrivals);

    /** Writes all of it, or throws {@link LostRace} when another instance has made one of its rows meanwhile. */
    void save(Writes writes);

    /** Another gateway wrote a row first: the batch is decided again upon that. */
    final class LostRace extends RuntimeException {
        public LostRace(String table) {
            super("A row of " + table + " was made by another instance", null, false, false);
        }
    }
}
