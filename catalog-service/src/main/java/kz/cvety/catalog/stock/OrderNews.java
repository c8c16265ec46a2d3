package kz.cvety.catalog.stock;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is heard of an order: where it stands at this version, and what it is made of.
 *
 * @param payBy until when it is to be paid online; absent when that is not arranged
 * @param connections the external systems that know the order; its external product ids are theirs
 * @param traceparent of what changed the order
 */
public record OrderNews(
        UUID orderId,
        long version,
        Stage stage,
        Instant placedAt,
        @Nullable Instant payBy,
        List<Line> lines,
        Set<String> connections,
        @Nullable String traceparent) {

    /** Some pieces of one product; ours if we know it by an id of ours, otherwise by an external one. */
    public record Line(
            @Nullable UUID productId,
            @Nullable UUID variantId,
            @Nullable String externalProductId,
            int quantity) {}
}
