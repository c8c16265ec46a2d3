package kz.cvety.catalog.stock.jdbc;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.catalog.stock.StockRequests;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcStockRequests implements StockRequests {

    private final JdbcClient jdbc;
    private final ShopTransactions transactions;

    JdbcStockRequests(JdbcClient jdbc, ShopTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public Optional<Used> claim(ShopId shop, Request request, UUID made, Instant now) {
        var claimed = jdbc.sql("""
                        insert into stock_request (shop_id, user_id, key, request_digest, made_id, used_at)
                        values (:shop, :user, :key, :digest, :made, :now)
                        on conflict do nothing
                        """)
                .param("shop", shop.value())
                .param("user", request.userId())
                .param("key", request.key())
                .param("digest", request.digest())
                .param("made", made)
                .param("now", Columns.at(now))
                .update();
        return claimed == 1 ? Optional.empty() : Optional.of(used(shop, request));
    }

    private Used used(ShopId shop, Request request) {
        return jdbc.sql("""
                        select made_id, request_digest from stock_request
                        where shop_id = :shop and user_id = :user and key = :key
                        """)
                .param("shop", shop.value())
                .param("user", request.userId())
                .param("key", request.key())
                .query((row, i) -> new Used(row.getObject(1, UUID.class), row.getString(2)))
                .single();
    }

    @Override
    public int forget(Instant before) {
        return transactions.acrossShops(() -> jdbc.sql("delete from stock_request where used_at < :before")
                .param("before", Columns.at(before))
                .update());
    }
}
