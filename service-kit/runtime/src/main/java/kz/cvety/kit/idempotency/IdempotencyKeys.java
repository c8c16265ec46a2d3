package kz.cvety.kit.idempotency;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which thing a request with an idempotency key has made, so that a repeated request makes no second one. */
public final class IdempotencyKeys {

    private record Used(UUID made, String requestDigest) {}

    private final JdbcClient jdbc;
    private final ShopTransactions transactions;
    private final InstantSource clock;

    IdempotencyKeys(JdbcClient jdbc, ShopTransactions transactions, InstantSource clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Claims the key for the thing of this id until the transaction of the shop ends, and for good if it commits; or answers what it
     * has made before. Waits for a request with the same key that is still running, and refuses a key that comes back with another
     * request.
     */
    public Optional<UUID> claim(ShopId shop, IdempotencyKey key, UUID made) {
        var claimed = jdbc.sql("""
                        insert into kit.idempotency_key (shop_id, user_id, key, request_digest, made_id, used_at)
                        values (:shop, :user, :key, :digest, :made, :now)
                        on conflict do nothing
                        """)
                .param("shop", shop.value())
                .param("user", key.userId())
                .param("key", key.key())
                .param("digest", key.requestDigest())
                .param("made", made)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (claimed == 1) {
            return Optional.empty();
        }
        var used = used(shop, key);
        if (!used.requestDigest.equals(key.requestDigest())) {
            throw new IdempotencyKeyReused();
        }
        return Optional.of(used.made);
    }

    private Used used(ShopId shop, IdempotencyKey key) {
        return jdbc.sql("""
                        select made_id, request_digest from kit.idempotency_key
                        where shop_id = :shop and user_id = :user and key = :key
                        """)
                .param("shop", shop.value())
                .param("user", key.userId())
                .param("key", key.key())
                .query((row, i) -> new Used(row.getObject(1, UUID.class), row.getString(2)))
                .single();
    }

    /** Forgets the keys of all shops that were used before this time; answers how many. */
    int forget(Instant before) {
        return transactions.acrossShops(() -> jdbc.sql("delete from kit.idempotency_key where used_at < :before")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update());
    }
}
