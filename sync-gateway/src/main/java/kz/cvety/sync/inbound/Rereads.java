package kz.cvety.sync.inbound;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kz.cvety.sync.Connection;

/** Orders that have to be read from Bitrix, and how far each connection was asked for changes. */
public interface Rereads {

    /** An order whose time has come; nobody else gets it before the lease is over. */
    record Due(OrderKey order, Instant requestedAt, int attempts) {}

    /** A connection to be asked for what changed. */
    record Sweep(Connection connection, Instant watermark) {}

    List<Due> claim(int most, Duration lease);

    /** It was read; stays due when it was asked for again meanwhile. */
    void done(Due due);

    void later(Due due, Duration wait);

    /** There is no such order: whoever waited for it in the parking lot waits for a person now. */
    void missing(Due due);

    /** One connection whose next sweep is due, after which it is due again in {@code every}. */
    Optional<Sweep> claimSweep(List<Connection> connections, Duration every, Duration overlap);

    void sweptTo(Sweep sweep, Instant watermark);
}
