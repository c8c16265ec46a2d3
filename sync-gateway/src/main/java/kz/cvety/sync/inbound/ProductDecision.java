package kz.cvety.sync.inbound;

import java.util.List;
import java.util.Optional;
import kz.cvety.events.sync.SyncProductEvent;
import kz.cvety.sync.products.Conflict;
import kz.cvety.sync.products.ProductBelief;

/** What follows from something told about a product. */
sealed interface ProductDecision {

    /**
     * The belief after it.
     *
     * @param fact what the catalog service has to hear
     * @param echoed writes of ours this is the echo of
     * @param reread it cannot be put in order, so the product is read
     * @param follow what is to be told there has changed
     */
    record Believed(
            Outcome outcome,
            ProductBelief belief,
            Optional<SyncProductEvent> fact,
            List<ProductBelief.OwnWrite> echoed,
            List<Conflict> conflicts,
            boolean reread,
            boolean follow)
            implements ProductDecision {

        /** Nothing changes. */
        static Believed nothing(Outcome outcome, ProductBelief belief, boolean reread) {
            return new Believed(outcome, belief, Optional.empty(), List.of(), List.of(), reread, false);
        }
    }

    /** Not to be believed without a person. */
    record Doubted(String reason, String detail) implements ProductDecision {}
}
