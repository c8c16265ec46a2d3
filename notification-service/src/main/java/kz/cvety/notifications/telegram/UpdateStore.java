package kz.cvety.notifications.telegram;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import kz.cvety.kit.shop.ShopTransactions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps each update once until it is settled; afterwards only its id, so that a repeat is known. */
@Component
final class UpdateStore {

    record Stored(long id, String body) {}

    private final JdbcTemplate jdbc;
    private final ShopTransactions transactions;
    private final InstantSource clock;
    private final Bell bell = new Bell();

    UpdateStore(JdbcTemplate jdbc, ShopTransactions transactions, InstantSource clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Stores an update; false when it was there. */
    boolean add(long id, String body) {
        var added = transactions.acrossShops(
                () -> jdbc.update("""
                insert into telegram_update (update_id, body, state, received_at) values (?, ?, 'NEW', ?)
                on conflict do nothing
                """, id, body, clock.instant().atOffset(ZoneOffset.UTC)));
        bell.ring();
        return added == 1;
    }

    List<Stored> unsettled() {
        return jdbc.query(
                "select update_id, body from telegram_update where state = 'NEW' order by update_id limit 100",
                (row, i) -> new Stored(row.getLong("update_id"), row.getString("body")));
    }

    /** Settles an update inside the caller's transaction; false when somebody did already. */
    boolean settle(long id, String state, @Nullable String reason) {
        return jdbc.update("""
                        update telegram_update set state = ?, reason = ?, body = null, settled_at = ?
                        where update_id = ? and state = 'NEW'
                        """, state, reason, clock.instant().atOffset(ZoneOffset.UTC), id) == 1;
    }

    /** The newest update known, to ask for those behind it. */
    OptionalLong newest() {
        return jdbc
                .query("select max(update_id) from telegram_update", (row, i) -> row.getObject(1, Long.class))
                .stream()
                .filter(id -> id != null)
                .mapToLong(Long::longValue)
                .findFirst();
    }

    Bell bell() {
        return bell;
    }
}
