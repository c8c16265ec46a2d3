package kz.cvety.sync.inbound;

import java.util.Comparator;
import java.util.UUID;
import kz.cvety.kit.ShopId;

/** The row of what a connection and we believe about an order. Rows are locked in this order. */
public record BeliefKey(ShopId shop, String connection, UUID orderId) implements Comparable<BeliefKey> {

    private static final Comparator<BeliefKey> ORDER = Comparator.comparing(
                    (BeliefKey key) -> key.shop().value())
            .thenComparing(BeliefKey::connection)
            .thenComparing(key -> key.orderId().toString());

    @Override
    public int compareTo(BeliefKey other) {
        return ORDER.compare(this, other);
    }
}
