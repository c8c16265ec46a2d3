package kz.cvety.sync.inbound;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kz.cvety.sync.Connection;

/** Orders and products that have to be read from Bitrix, and how far each connection was asked for changes. */
public interface Rereads {

    /** One whose time has come; nobody else gets it before the lease is over. */
    record Due(EntityKey key, Instant requestedAt, int attempts) {}

    /** A connection to be asked for what changed of orders or of products. */
    record Sweep(Connection connection, String entityType, Instant watermark) {}

    List<Due> claim(int most, Duration lease);

    /** It was read; stays due when it was asked for again meanwhile. */
    void done(Due due);

    void later(Due due, Duration wait);

    /** There is no such thing: whoever waited for it in the parking lot waits for a person now. */
    void missing(Due due);

    /** One connection whose next sweep is due, after which it is due again in {@code every}. */
    Optional<Sweep> claimSweep(List<Connection> connections, String entityType, Duration every, Duration overlap);

    void sweptTo(Sweep sweep, Instant watermark);
}
