package kz.cvety.notifications.jdbc;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import kz.cvety.notifications.ToldItems;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

@Component
final class JdbcToldItems implements ToldItems {

    /** In one order, so that two transactions cannot wait for each other. */
    private static final String LOCK = """
            select item_id, told_version from told_item
            where shop_id = ? and item_id = any (?::uuid[])
            order by item_id for update
            """;

    private static final String SAVE = """
            insert into told_item (shop_id, item_id, told_version)
            select ?, * from unnest(?::uuid[], ?::bigint[])
            on conflict (shop_id, item_id) do update set
                told_version = greatest(told_item.told_version, excluded.told_version)
            """;

    private final JdbcTemplate jdbc;

    JdbcToldItems(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<UUID, Long> lock(ShopId shop, Collection<UUID> items) {
        var told = new HashMap<UUID, Long>();
        jdbc.query(
                LOCK,
                statement -> {
                    statement.setString(1, shop.value());
                    statement.setArray(2, Columns.uuids(statement, items));
                },
                row -> {
                    told.put(row.getObject("item_id", UUID.class), row.getLong("told_version"));
                });
        return told;
    }

    @Override
    public void save(ShopId shop, Map<UUID, Long> versions) {
        var sorted = new TreeMap<>(versions);
        jdbc.update(SAVE, statement -> {
            statement.setString(1, shop.value());
            statement.setArray(2, Columns.uuids(statement, sorted.keySet()));
            statement.setArray(3, Columns.numbers(statement, List.copyOf(sorted.values())));
        });
    }
}
