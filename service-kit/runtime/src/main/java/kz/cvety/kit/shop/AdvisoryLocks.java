package kz.cvety.kit.shop;

import java.util.Collection;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Locks of PostgreSQL on the id of something that may have no row yet, held until the transaction ends. Whoever brings it in takes the
 * lock, whoever misses it takes it, too, and looks again: a commit is shown to those who read the log, and so to other services, a
 * moment before everybody else sees it.
 */
public final class AdvisoryLocks {

    private static final String LOCK = """
            select pg_advisory_xact_lock(hashtextextended(? || id, 0)) from (select id from unnest(?::text[]) as id order by id) as sorted
            """;

    private final JdbcTemplate jdbc;

    AdvisoryLocks(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits until nobody else holds one of these, in one order, so that two cannot wait for each other. */
    public void lock(ShopId shop, Collection<UUID> ids) {
        jdbc.query(
                LOCK,
                statement -> {
                    statement.setString(1, shop.value());
                    var texts = ids.stream().map(UUID::toString).toArray();
                    statement.setArray(2, statement.getConnection().createArrayOf("text", texts));
                },
                row -> {});
    }
}
