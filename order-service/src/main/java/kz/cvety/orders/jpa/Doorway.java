package kz.cvety.orders.jpa;

import java.util.Collection;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Where those who bring in an order and those who look for it meet: a lock on the id of something that may have no row yet. */
@Component
class Doorway {

    private static final String MEET = """
            select pg_advisory_xact_lock(hashtextextended(? || id, 0)) from (select id from unnest(?::text[]) as id order by id) as sorted
            """;

    private final JdbcTemplate jdbc;

    Doorway(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void meet(ShopId shop, Collection<UUID> orders) {
        jdbc.query(
                MEET,
                statement -> {
                    statement.setString(1, shop.value());
                    var ids = orders.stream().map(UUID::toString).toArray();
                    statement.setArray(2, statement.getConnection().createArrayOf("text", ids));
                },
                row -> {});
    }
}
