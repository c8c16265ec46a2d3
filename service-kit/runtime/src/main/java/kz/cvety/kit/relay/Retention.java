package kz.cvety.kit.relay;

import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/** Removes rows past their retention; a row the broker has not acknowledged stays however old it is. */
final class Retention {

    private final OutboxTable table;
    private final RelayProperties properties;
    private final InstantSource clock;
    private long due = System.nanoTime();

    Retention(OutboxTable table, RelayProperties properties, InstantSource clock) {
        this.table = table;
        this.properties = properties;
        this.clock = clock;
    }

    void forgetWhenDue(long confirmedPosition, BooleanSupplier goOn) {
        if (System.nanoTime() - due >= 0) {
            forget(confirmedPosition, goOn);
            due = System.nanoTime() + properties.retentionInterval().toNanos();
        }
    }

    /** In chunks, so that no statement holds the table for long. */
    int forget(long confirmedPosition, BooleanSupplier goOn) {
        var limit = clock.instant().minus(properties.retention());
        var forgotten = 0;
        int chunk;
        do {
            chunk = table.forget(limit, confirmedPosition, properties.retentionChunk());
            forgotten += chunk;
        } while (chunk == properties.retentionChunk() && goOn.getAsBoolean());
        return forgotten;
    }
}
