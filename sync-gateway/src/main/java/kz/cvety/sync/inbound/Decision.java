package kz.cvety.sync.inbound;

import java.util.Optional;
import java.util.UUID;
import kz.cvety.events.sync.SyncOrderEvent;

/** What follows from something told about an order. */
sealed interface Decision {

    /**
     * The belief after it.
     *
     * @param fact what the order service has to hear
     * @param echoed the delivery of ours this is the echo of
     * @param reread the sender gave no version, so the order is read to settle any reordering
     */
    record Believed(
            Outcome outcome,
            Belief belief,
            Optional<SyncOrderEvent> fact,
            Optional<UUID> echoed,
            boolean statusChanged,
            boolean reread)
            implements Decision {}

    /** Not to be believed without a person. */
    record Doubted(String reason, String detail) implements Decision {}
}
