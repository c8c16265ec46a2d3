package kz.cvety.notifications.jdbc;

import java.time.Duration;
import java.time.InstantSource;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.notifications.Kept;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets what has served: settled messages with their texts, used links, ids of old updates, lanes of chats at rest. */
@Component
class Retention {

    /** Telegram repeats an update for a day. */
    private static final Duration UPDATES = Duration.ofDays(7);

    private final JdbcTemplate jdbc;
    private final ShopTransactions transactions;
    private final Kept kept;
    private final InstantSource clock;

    Retention(JdbcTemplate jdbc, ShopTransactions transactions, Kept kept, InstantSource clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.kept = kept;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    void forget() {
        var now = clock.instant();
        var settled = Columns.at(now.minus(kept.settled()));
        transactions.acrossShops(() -> {
            jdbc.update("delete from message where settled_at < ?", settled);
            jdbc.update("delete from invitation where expires_at < ?", settled);
            jdbc.update("delete from payment_reminder where due_at < ?", settled);
            jdbc.update(
                    "delete from telegram_update where received_at < ? and state <> 'NEW'",
                    Columns.at(now.minus(UPDATES)));
            return jdbc.update(
                    "delete from lane where due_at is null and lease is null and greatest(spent_second, spent_minute) < ?",
                    Columns.at(now));
        });
    }
}
