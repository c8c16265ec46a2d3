package kz.cvety.orders.jdbc;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.orders.IdempotencyKeys;
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
    public Optional<Used> claim(ShopId shop, Key key, UUID orderId, Instant now) {
        var claimed = jdbc.sql("""
                        insert into idempotency_key (shop_id, user_id, key, request_digest, order_id, used_at)
                        values (:shop, :user, :key, :digest, :order, :now)
                        on conflict do nothing
                        """)
                .param("shop", shop.value())
                .param("user", key.userId())
                .param("key", key.key())
                .param("digest", key.requestDigest())
                .param("order", orderId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return claimed == 1 ? Optional.empty() : Optional.of(used(shop, key));
    }

    private Used used(ShopId shop, Key key) {
        return jdbc.sql("""
                        select order_id, request_digest from idempotency_key
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
