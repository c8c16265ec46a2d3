package kz.cvety.sync.inbound;

import java.time.Instant;
import java.util.Optional;
import kz.cvety.events.sync.ProductReported;
import kz.cvety.sync.Connection;
import kz.cvety.sync.products.ProductBelief;
import kz.cvety.sync.products.ToldProduct;

/** The decisions about tellings, for a test of both directions at once. */
public final class Deciding {

    private Deciding() {}

    /** What is believed, what the catalog has to hear, and whether the lane has to be looked at. */
    public record Decided(ProductBelief belief, Optional<ProductReported> report, boolean follow, int conflicts) {}

    public static Decided of(
            ProductBelief belief, ToldProduct told, Connection connection, boolean asked, Instant now) {
        var decision = (ProductDecision.Believed) ProductDecisions.decide(belief, told, connection, asked, true, now);
        return new Decided(
                decision.belief(),
                decision.fact().map(ProductReported.class::cast),
                decision.follow(),
                decision.conflicts().size());
    }
}
