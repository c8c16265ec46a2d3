package kz.cvety.payments;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.kit.ShopId;

/** What a request with an idempotency key has made, so that a repeated request makes no second one. */
public interface IdempotencyKeys {

    /** A key as its user sent it, with a digest of the request it was sent with. */
    record Key(String userId, String key, String requestDigest) {}

    /**
     * Claims the key until the transaction ends, and for good if it commits; or answers what was made under it before. Waits for a
     * request with the same key that is still running. Refuses a key that was used for another request.
     */
    Optional<UUID> claim(ShopId shop, Key key, UUID madeId, Instant now);

    /** Forgets the keys of all shops that were used before this time; answers how many. */
    int forget(Instant before);
}
