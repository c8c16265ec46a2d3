package kz.cvety.kit.relay;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an operator does when facts have to travel again: over a new slot, or over the one there is. */
record Recovery(Slot slot, OutboxTable table, Duration margin) {

    private static final Logger log = LoggerFactory.getLogger(Recovery.class);

    /** Recovering a slot that works would only repeat facts. */
    static final class SlotIsSound extends RuntimeException {
        SlotIsSound(String slot) {
            super("slot " + slot + " is sound: nothing to recover");
        }
    }

    int recover() {
        var found = slot.find();
        if (found.isPresent() && !found.get().lost()) {
            throw new SlotIsSound(slot.name());
        }
        if (found.isPresent()) {
            slot.drop();
        }
        slot.create(); // first, so that it sees the copies
        var since =
                table.progress().map(known -> known.confirmedAt().minus(margin)).orElse(null);
        var rows = table.republish(0, table.lastPosition(), since);
        log.atWarn()
                .addKeyValue("slot", slot.name())
                .addKeyValue("since", since)
                .addKeyValue("rows", rows)
                .log("relay.recovered");
        return rows;
    }

    int republish(long from, long to) {
        var rows = table.republish(from, Math.min(to, table.lastPosition()), null);
        log.atWarn()
                .addKeyValue("slot", slot.name())
                .addKeyValue("from", from)
                .addKeyValue("to", to)
                .addKeyValue("rows", rows)
                .log("relay.republished");
        return rows;
    }
}
