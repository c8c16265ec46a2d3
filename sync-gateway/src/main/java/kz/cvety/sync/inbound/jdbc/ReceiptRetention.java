package kz.cvety.sync.inbound.jdbc;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.InstantSource;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Forgets receipts that are old, and what was decided about them in the parking lot. Their ids are made in the order of
 * time, so the primary key leads to the oldest ones. What still waits for a person stays, however old it is.
 */
@Component
class ReceiptRetention {

    private static final Logger log = LoggerFactory.getLogger(ReceiptRetention.class);

    private static final String FORGET = """
            with old as (
                select id from receipt
                where shop_id = :shop and id < :before and not exists (
                    select 1 from parked
                    where parked.shop_id = receipt.shop_id and parked.receipt_id = receipt.id and parked.state = 'OPEN')
                order by id limit :chunk for update skip locked),
            decided as (
                delete from parked using old where parked.shop_id = :shop and parked.receipt_id = old.id)
            delete from receipt using old where receipt.shop_id = :shop and receipt.id = old.id
            """;

    private final ShopTransactions transactions;
    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final ReceiptProperties properties;

    ReceiptRetention(
            ShopTransactions transactions, JdbcClient jdbc, InstantSource clock, ReceiptProperties properties) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
        this.properties = properties;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    void forget() {
        var shops = transactions.acrossShops(() -> jdbc.sql("select distinct shop_id from connection")
                .query((row, i) -> new ShopId(row.getString(1)))
                .list());
        for (var shop : shops) {
            var forgotten = 0;
            int chunk;
            do {
                chunk = chunk(shop);
                forgotten += chunk;
            } while (chunk == properties.retentionChunk());
            if (forgotten > 0) {
                log.atInfo()
                        .addKeyValue("shop", shop)
                        .addKeyValue("receipts", forgotten)
                        .log("receipts.forgotten");
            }
        }
    }

    private int chunk(ShopId shop) {
        var before = clock.instant().minus(properties.retention());
        return transactions.call(
                shop,
                () -> jdbc.sql(FORGET)
                        .param("shop", shop.value())
                        .param("before", UuidCreator.getTimeOrderedEpochMin(before))
                        .param("chunk", properties.retentionChunk())
                        .update());
    }
}
