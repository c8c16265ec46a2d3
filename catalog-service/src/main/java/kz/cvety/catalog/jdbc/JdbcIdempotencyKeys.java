package kz.cvety.catalog.jdbc;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.catalog.IdempotencyKeyReused;
import kz.cvety.catalog.IdempotencyKeys;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcIdempotencyKeys implements IdempotencyKeys {

    private record Used(UUID madeId, String requestDigest) {}

    private final JdbcClient jdbc;
    private final ShopTransactions transactions;

    JdbcIdempotencyKeys(JdbcClient jdbc, ShopTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public Optional<UUID> claim(ShopId shop, Key key, UUID id, Instant now) {
        var claimed = jdbc.sql("""
                        insert into idempotency_key (shop_id, user_id, key, request_digest, made_id, used_at)
                        values (:shop, :user, :key, :digest, :made, :now)
                        on conflict do nothing
                        """)
                .param("shop", shop.value())
                .param("user", key.userId())
                .param("key", key.key())
                .param("digest", key.requestDigest())
                .param("made", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        if (claimed == 1) {
            return Optional.empty();
        }
        var used = used(shop, key);
        if (!used.requestDigest.equals(key.requestDigest())) {
            throw new IdempotencyKeyReused();
        }
        return Optional.of(used.madeId);
    }

    private Used used(ShopId shop, Key key) {
        return jdbc.sql("""
                        select made_id, request_digest from idempotency_key
                        where shop_id = :shop and user_id = :user and key = :key
                        """)
                .param("shop", shop.value())
                .param("user", key.userId())
                .param("key", key.key())
                .query((row, i) -> new Used(row.getObject(1, UUID.class), row.getString(2)))
                .single();
    }

    @Override
    public int forget(Instant before) {
        return transactions.acrossShops(() -> jdbc.sql("delete from idempotency_key where used_at < :before")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update());
    }
}
