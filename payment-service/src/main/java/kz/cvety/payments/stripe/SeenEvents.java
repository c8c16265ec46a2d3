package kz.cvety.payments.stripe;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which events of Stripe were used, and up to when each account's events were listed. */
@Repository
class SeenEvents {

    private final JdbcClient jdbc;
    private final ShopTransactions transactions;

    SeenEvents(JdbcClient jdbc, ShopTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Whether this is the first time; another transaction with the same event waits until this one ends. */
    boolean add(ShopId shop, String eventId, String type, Instant now) {
        return jdbc.sql("""
            insert into stripe_event (shop_id, id, type, heard_at) values (:shop, :id, :type, :now)
            on conflict do nothing\
            """)
                        .param("shop", shop.value())
                        .param("id", eventId)
                        .param("type", type)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /**
     * Takes the turn to list an account's events: nobody else gets it before {@code next}. Answers up to when they were listed
     * last, or {@code first} when they never were; nothing when it is not due.
     */
    Optional<Instant> takeTurn(ShopId shop, Instant now, Instant next, Instant first) {
        return transactions.call(
                shop,
                () -> jdbc.sql("""
                    insert into stripe_listing as listing (shop_id, listed_until, due_at) values (:shop, :first, :next)
                    on conflict (shop_id) do update set due_at = :next where listing.due_at <= :now
                    returning listed_until\
                    """)
                        .param("shop", shop.value())
                        .param("first", Timestamp.from(first))
                        .param("next", Timestamp.from(next))
                        .param("now", Timestamp.from(now))
                        .query(Timestamp.class)
                        .optional()
                        .map(Timestamp::toInstant));
    }

    /** The account's events were all used up to this moment. */
    void listed(ShopId shop, Instant until) {
        transactions.run(
                shop,
                () -> jdbc.sql("""
                    update stripe_listing set listed_until = :until where shop_id = :shop and listed_until < :until\
                    """)
                        .param("shop", shop.value())
                        .param("until", Timestamp.from(until))
                        .update());
    }

    /** Forgets events that Stripe does not know any more either. */
    int forget(Instant before) {
        return transactions.acrossShops(() -> jdbc.sql("delete from stripe_event where heard_at < :before")
                .param("before", Timestamp.from(before))
                .update());
    }
}
