package kz.cvety.catalog.stock.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.cvety.catalog.stock.Movement;
import kz.cvety.catalog.stock.MovementKind;
import kz.cvety.catalog.stock.StockJournal;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcStockJournal implements StockJournal {

    private static final String APPEND = """
            insert into stock_movement
                (shop_id, document_id, kind, item_id, store_id, quantity, counted, order_id, reason, actor, at)
            select ?, document_id, kind, item_id, store_id, quantity, counted, order_id, reason, actor, at
            from unnest(?::uuid[], ?::text[], ?::uuid[], ?::uuid[], ?::bigint[], ?::bigint[], ?::uuid[], ?::text[], ?::text[],
                        ?::timestamptz[])
                with ordinality as row
                    (document_id, kind, item_id, store_id, quantity, counted, order_id, reason, actor, at, number)
            order by number
            """;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    JdbcStockJournal(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    @Override
    public void append(ShopId shop, List<Movement> movements) {
        if (movements.isEmpty()) {
            return;
        }
        jdbc.update(APPEND, statement -> {
            statement.setString(1, shop.value());
            statement.setArray(2, Columns.of(statement, "uuid", movements, Movement::documentId));
            statement.setArray(
                    3,
                    Columns.of(statement, "text", movements, each -> each.kind().name()));
            statement.setArray(4, Columns.of(statement, "uuid", movements, Movement::itemId));
            statement.setArray(5, Columns.of(statement, "uuid", movements, Movement::storeId));
            statement.setArray(6, Columns.of(statement, "bigint", movements, Movement::quantity));
            statement.setArray(7, Columns.of(statement, "bigint", movements, Movement::counted));
            statement.setArray(8, Columns.of(statement, "uuid", movements, Movement::orderId));
            statement.setArray(9, Columns.of(statement, "text", movements, Movement::reason));
            statement.setArray(10, Columns.of(statement, "text", movements, Movement::actor));
            statement.setArray(11, Columns.of(statement, "timestamptz", movements, each -> Columns.at(each.at())));
        });
    }

    @Override
    public List<Entry> page(ShopId shop, Filter filter, @Nullable Long before, int limit) {
        var where = new StringBuilder();
        var parameters = new HashMap<String, Object>(Map.of("shop", shop.value(), "limit", limit));
        narrow(where, parameters, "document_id = :document", "document", filter.document());
        narrow(where, parameters, "item_id = :item", "item", filter.item());
        narrow(where, parameters, "store_id = :store", "store", filter.store());
        narrow(where, parameters, "order_id = :order", "order", filter.order());
        narrow(
                where,
                parameters,
                "kind = :kind",
                "kind",
                filter.kind() == null ? null : filter.kind().name());
        narrow(where, parameters, "at >= :from", "from", Columns.atOrNull(filter.from()));
        narrow(where, parameters, "at < :to", "to", Columns.atOrNull(filter.to()));
        narrow(where, parameters, "movement.position < :before", "before", before);
        return client.sql("""
                        select movement.*, item.name as item, store.name as store
                        from stock_movement movement
                            join stock_item item on item.shop_id = movement.shop_id and item.id = movement.item_id
                            join stock_store store on store.shop_id = movement.shop_id and store.id = movement.store_id
                        where movement.shop_id = :shop
                        """ + where + " order by movement.position desc limit :limit")
                .params(parameters)
                .query((row, i) -> new Entry(
                        row.getLong("position"), movement(row), row.getString("item"), row.getString("store")))
                .list();
    }

    private static void narrow(
            StringBuilder where,
            Map<String, Object> parameters,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null) {
            where.append(" and ").append(condition);
            parameters.put(name, value);
        }
    }

    private static Movement movement(ResultSet row) throws SQLException {
        return new Movement(
                row.getObject("document_id", UUID.class),
                MovementKind.valueOf(row.getString("kind")),
                row.getObject("item_id", UUID.class),
                row.getObject("store_id", UUID.class),
                row.getLong("quantity"),
                row.getObject("counted", Long.class),
                row.getObject("order_id", UUID.class),
                row.getString("reason"),
                row.getString("actor"),
                Columns.instant(row, "at"));
    }
}
