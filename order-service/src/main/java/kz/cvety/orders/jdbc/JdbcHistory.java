package kz.cvety.orders.jdbc;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import kz.cvety.kit.ShopId;
import kz.cvety.orders.History;
import kz.cvety.orders.Transition;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcHistory implements History {

    private static final String APPEND = """
            insert into order_history (shop_id, order_id, version, from_status, to_status, source, actor, note, out_of_graph, at)
            select ?, t.* from unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::boolean[],
                                      ?::timestamptz[]) as t
            """;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    JdbcHistory(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    @Override
    public void append(ShopId shop, List<Transition> transitions) {
        if (transitions.isEmpty()) {
            return;
        }
        jdbc.update(APPEND, statement -> {
            var connection = statement.getConnection();
            statement.setString(1, shop.value());
            statement.setArray(2, connection.createArrayOf("uuid", column(transitions, Transition::orderId)));
            statement.setArray(3, connection.createArrayOf("bigint", column(transitions, Transition::version)));
            statement.setArray(4, connection.createArrayOf("text", column(transitions, Transition::from)));
            statement.setArray(5, connection.createArrayOf("text", column(transitions, Transition::to)));
            statement.setArray(6, connection.createArrayOf("text", column(transitions, Transition::source)));
            statement.setArray(7, connection.createArrayOf("text", column(transitions, Transition::actor)));
            statement.setArray(8, connection.createArrayOf("text", column(transitions, Transition::note)));
            statement.setArray(9, connection.createArrayOf("boolean", column(transitions, Transition::outOfGraph)));
            statement.setArray(
                    10,
                    connection.createArrayOf("timestamptz", column(transitions, t -> t.at().atOffset(ZoneOffset.UTC))));
        });
    }

    private static @Nullable Object[] column(List<Transition> rows, Function<Transition, @Nullable Object> value) {
        return rows.stream().map(value).toArray();
    }

    @Override
    public List<Transition> of(ShopId shop, UUID orderId) {
        return client.sql("""
                        select order_id, version, from_status, to_status, source, actor, note, out_of_graph, at
                        from order_history where shop_id = :shop and order_id = :order order by version
                        """)
                .param("shop", shop.value())
                .param("order", orderId)
                .query((row, i) -> new Transition(
                        row.getObject("order_id", UUID.class),
                        row.getLong("version"),
                        row.getString("from_status"),
                        row.getString("to_status"),
                        row.getString("source"),
                        row.getString("actor"),
                        row.getString("note"),
                        row.getBoolean("out_of_graph"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
