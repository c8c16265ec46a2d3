package kz.cvety.orders.jdbc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import kz.cvety.kit.ShopId;
import kz.cvety.orders.TrackingIds;
import kz.cvety.orders.TrackingRegister;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Tracking ids in a table of their own. Two orders that draw the same id are told apart by drawing again. */
@Repository
class JdbcTrackingRegister implements TrackingRegister {

    private static final String ASSIGN = """
            insert into order_tracking (shop_id, tracking_id, order_id)
            select ?, t.* from unnest(?::text[], ?::uuid[]) as t
            on conflict do nothing
            returning order_id, tracking_id
            """;

    private final JdbcTemplate jdbc;
    private final Supplier<String> draw;

    @Autowired
    JdbcTrackingRegister(JdbcTemplate jdbc) {
        this(jdbc, TrackingIds::next);
    }

    JdbcTrackingRegister(JdbcTemplate jdbc, Supplier<String> draw) {
        this.jdbc = jdbc;
        this.draw = draw;
    }

    @Override
    public Map<UUID, String> assign(ShopId shop, List<UUID> orderIds) {
        var assigned = new HashMap<UUID, String>();
        var left = new ArrayList<>(orderIds);
        while (!left.isEmpty()) {
            jdbc.query(
                    ASSIGN,
                    statement -> {
                        var connection = statement.getConnection();
                        statement.setString(1, shop.value());
                        statement.setArray(
                                2,
                                connection.createArrayOf(
                                        "text",
                                        left.stream().map(id -> draw.get()).toArray()));
                        statement.setArray(3, connection.createArrayOf("uuid", left.toArray()));
                    },
                    row -> {
                        assigned.put(row.getObject(1, UUID.class), row.getString(2));
                    });
            left.removeAll(assigned.keySet());
        }
        return assigned;
    }

    @Override
    public Optional<Tracked> find(String trackingId) {
        return jdbc
                .query(
                        "select shop_id, order_id from order_tracking where tracking_id = ?",
                        (row, i) -> new Tracked(new ShopId(row.getString(1)), row.getObject(2, UUID.class)),
                        trackingId)
                .stream()
                .findFirst();
    }
}
