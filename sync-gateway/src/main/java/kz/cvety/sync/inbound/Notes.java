package kz.cvety.sync.inbound;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.UUID;
import kz.cvety.events.Event;
import kz.cvety.kit.outbox.NewFact;
import org.jspecify.annotations.Nullable;

/** What every decision of a batch may have to write down, whatever it is about. */
final class Notes {

    private final Writes writes;
    private final Instant now;

    Notes(Writes writes, Instant now) {
        this.writes = writes;
        this.now = now;
    }

    void reread(Arrival arrival) {
        var key = arrival.key();
        if (key != null && !arrival.kind().isAuthoritative()) {
            writes.rereads().add(key);
        }
    }

    void fact(Arrival arrival, Event fact) {
        writes.facts()
                .add(new NewFact(
                        UuidCreator.getTimeOrderedEpoch(),
                        arrival.connection().shop(),
                        arrival.connection().origin(),
                        fact,
                        arrival.traceparent()));
    }

    Answer park(Arrival arrival, String reason, String detail) {
        if (arrival.replay() != null) {
            writes.replayed()
                    .add(new Writes.Replayed(
                            arrival.connection().shop(),
                            arrival.replay().parkedId(),
                            arrival.replay().by(),
                            reason,
                            detail));
        } else {
            writes.parked()
                    .add(new Writes.Parked(
                            arrival.connection().shop(),
                            UuidCreator.getTimeOrderedEpoch(),
                            arrival.connection().id(),
                            arrival.receiptId(),
                            arrival.content().externalId(),
                            reason,
                            detail,
                            now));
        }
        return plain(arrival, Outcome.PARKED, null, reason);
    }

    static Answer plain(Arrival arrival, Outcome outcome, @Nullable UUID id) {
        return plain(arrival, outcome, id, null);
    }

    private static Answer plain(Arrival arrival, Outcome outcome, @Nullable UUID id, @Nullable String reason) {
        return new Answer(
                outcome,
                reason,
                arrival.content().externalId(),
                id,
                null,
                null,
                false,
                arrival.receiptId(),
                arrival.entityType());
    }
}
