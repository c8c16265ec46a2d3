package kz.cvety.sync.outbound;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One attempt at an entry of a lane: what will be asked, and, once it is made, what came of it. */
interface Telling {

    /** The request that is shown to operators; absent when nothing will be asked. */
    @Nullable
    ObjectNode request();

    /** The values that are about to be written there, by the field's name in the ledger. */
    Map<String, String> written();

    /** Makes the attempt. Never throws for what the other side does. */
    Outcome make();

    /** The last call made, if any. */
    @Nullable
    Reply told();

    /** Which fields of a product were told, for a product. */
    default @Nullable ProductMessage product() {
        return null;
    }

    /** What needs no call to be known. */
    record Foregone(Outcome outcome) implements Telling {

        @Override
        public @Nullable ObjectNode request() {
            return null;
        }

        @Override
        public Map<String, String> written() {
            return Map.of();
        }

        @Override
        public Outcome make() {
            return outcome;
        }

        @Override
        public @Nullable Reply told() {
            return null;
        }
    }
}
