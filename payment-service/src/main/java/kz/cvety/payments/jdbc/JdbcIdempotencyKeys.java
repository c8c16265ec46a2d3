package kz.cvety.payments.jdbc;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.payments.IdempotencyKeys;
import kz.cvety.payments.PaymentRefused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcIdempotencyKeys implements IdempotencyKeys {

    private final JdbcClient jdbc;
    private final ShopTransactions transactions;

    JdbcIdempotencyKeys(JdbcClient jdbc, ShopTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public Optional<UUID> claim(ShopId shop, Key key, UUID madeId, Instant now) {
        var claimed = jdbc.sql("""
            insert into idempotency_key (shop_id, user_id, key, request_digest, made_id, used_at)
            values (:shop, :user, :key, :digest, :made, :now)
            on conflict do nothing
            """)
                .param("shop", shop.value())
                .param("user", key.userId())
                .param("key", key.key())
                .param("digest", key.requestDigest())
                .param("made", madeId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return claimed == 1 ? Optional.empty() : Optional.of(used(shop, key));
    }

    private UUID used(ShopId shop, Key key) {
        var used = jdbc.sql("""
            select made_id, request_digest from idempotency_key
            where shop_id = :shop and user_id = :user and key = :key
            """)
                .param("shop", shop.value())
                .param("user", key.userId())
                .param("key", key.key())
                .query((row, i) -> Map.entry(row.getObject(1, UUID.class), row.getString(2)))
                .single();
        if (!used.getValue().equals(key.requestDigest())) {
            throw new PaymentRefused.IdempotencyKeyReused();
        }
        return used.getKey();
    }

    @Override
    public int forget(Instant before) {
        return transactions.acrossShops(() -> jdbc.sql("delete from idempotency_key where used_at < :before")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update());
    }
}
