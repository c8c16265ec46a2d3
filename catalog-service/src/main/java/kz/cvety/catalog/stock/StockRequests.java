package kz.cvety.catalog.stock;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.kit.ShopId;

/** Which thing a request with an idempotency key has made, so that a repeated request makes no second one. */
public interface StockRequests {

    /** A request as its user sent it, with the key and a digest of what it said. */
    record Request(String userId, String key, String digest) {}

    /** What a key was used for before. */
    record Used(UUID madeId, String digest) {}

    /**
     * Claims the key for this thing until the transaction ends, and for good if it commits; or answers what it was used for.
     * Waits for a request with the same key that is still running.
     */
    Optional<Used> claim(ShopId shop, Request request, UUID made, Instant now);

    /** Forgets the keys of all shops that were used before this time. */
    int forget(Instant before);

    /** Claims the key, or answers the thing that the very same request has made. */
    default Optional<UUID> repeated(ShopId shop, Request request, UUID made, Instant now) {
        return claim(shop, request, made, now).map(used -> {
            if (!used.digest().equals(request.digest())) {
                throw new StockRefusals.IdempotencyKeyReused();
            }
            return used.madeId();
        });
    }
}
