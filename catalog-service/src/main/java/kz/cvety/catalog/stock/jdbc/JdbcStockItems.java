package kz.cvety.catalog.stock.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.catalog.stock.StockItem;
import kz.cvety.catalog.stock.StockItem.Level;
import kz.cvety.catalog.stock.StockItems;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcStockItems implements StockItems {

    private static final String COLUMNS =
            "item.id, item.name, unit, low_at, archived, edition, item.version, reserved, low, item.updated_at";

    private static final String LOCK = "select " + COLUMNS + """
             from stock_item item where shop_id = ? and id = any (?) order by id for no key update
            """;
    private static final String LEVELS = """
            select item.id as item_id, store.id as store_id, store.name, coalesce(level.on_hand, 0) as on_hand,
                   level.on_hand is not null as booked
            from unnest(?::uuid[]) as item (id)
                cross join stock_store store
                left join stock_level level
                    on level.shop_id = store.shop_id and level.item_id = item.id and level.store_id = store.id
            where store.shop_id = ?
            order by item.id, store.position, store.id
            """;
    private static final String STORE = """
            update stock_item item
            set name = row.name, unit = row.unit, low_at = row.low_at, archived = row.archived, edition = row.edition,
                version = row.version, on_hand = row.on_hand, reserved = row.reserved, low = row.low, updated_at = row.updated_at
            from unnest(?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::boolean[], ?::bigint[], ?::bigint[], ?::bigint[],
                        ?::bigint[], ?::boolean[], ?::timestamptz[])
                as row (id, name, unit, low_at, archived, edition, version, on_hand, reserved, low, updated_at)
            where item.shop_id = ? and item.id = row.id
            """;
    private static final String STORE_LEVELS = """
            insert into stock_level (shop_id, item_id, store_id, on_hand)
            select ?, row.* from unnest(?::uuid[], ?::uuid[], ?::bigint[]) as row
            on conflict (shop_id, item_id, store_id) do update set on_hand = excluded.on_hand
            where stock_level.on_hand <> excluded.on_hand
            """;

    private record Row(
            UUID id,
            StockItem.Description description,
            long edition,
            long version,
            long reserved,
            boolean low,
            Instant updatedAt) {

        StockItem with(List<Level> levels) {
            return new StockItem(id, description, edition, version, reserved, low, updatedAt, levels);
        }
    }

    private record ItemLevel(UUID itemId, Level level) {}

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    JdbcStockItems(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    @Override
    public void add(ShopId shop, StockItem item) {
        client.sql("""
                        insert into stock_item (shop_id, id, name, unit, low_at, archived, edition, version, updated_at)
                        values (:shop, :id, :name, :unit, :lowAt, :archived, :edition, :version, :now)
                        """)
                .param("shop", shop.value())
                .param("id", item.id())
                .param("name", item.description().name())
                .param("unit", item.description().unit())
                .param("lowAt", item.description().lowAt())
                .param("archived", item.description().archived())
                .param("edition", item.edition())
                .param("version", item.version())
                .param("now", Columns.at(item.updatedAt()))
                .update();
    }

    @Override
    public List<StockItem> lock(ShopId shop, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return withLevels(
                shop,
                jdbc.query(
                        LOCK,
                        statement -> {
                            statement.setString(1, shop.value());
                            statement.setArray(2, Columns.of(statement, "uuid", ids, id -> id));
                        },
                        (row, i) -> row(row)));
    }

    @Override
    public void store(ShopId shop, Collection<StockItem> changed) {
        if (changed.isEmpty()) {
            return;
        }
        jdbc.update(STORE, statement -> {
            statement.setArray(1, Columns.of(statement, "uuid", changed, StockItem::id));
            statement.setArray(
                    2,
                    Columns.of(
                            statement,
                            "text",
                            changed,
                            item -> item.description().name()));
            statement.setArray(
                    3,
                    Columns.of(
                            statement,
                            "text",
                            changed,
                            item -> item.description().unit()));
            statement.setArray(
                    4,
                    Columns.of(
                            statement,
                            "bigint",
                            changed,
                            item -> item.description().lowAt()));
            statement.setArray(
                    5,
                    Columns.of(
                            statement,
                            "boolean",
                            changed,
                            item -> item.description().archived()));
            statement.setArray(6, Columns.of(statement, "bigint", changed, StockItem::edition));
            statement.setArray(7, Columns.of(statement, "bigint", changed, StockItem::version));
            statement.setArray(8, Columns.of(statement, "bigint", changed, StockItem::onHand));
            statement.setArray(9, Columns.of(statement, "bigint", changed, StockItem::reserved));
            statement.setArray(10, Columns.of(statement, "boolean", changed, StockItem::low));
            statement.setArray(11, Columns.of(statement, "timestamptz", changed, item -> Columns.at(item.updatedAt())));
            statement.setString(12, shop.value());
        });
        storeLevels(shop, changed);
    }

    private void storeLevels(ShopId shop, Collection<StockItem> changed) {
        var levels = changed.stream()
                .filter(StockItem::moved)
                .flatMap(item ->
                        item.levels().stream().filter(Level::booked).map(level -> new ItemLevel(item.id(), level)))
                .toList();
        if (levels.isEmpty()) {
            return;
        }
        jdbc.update(STORE_LEVELS, statement -> {
            statement.setString(1, shop.value());
            statement.setArray(2, Columns.of(statement, "uuid", levels, ItemLevel::itemId));
            statement.setArray(
                    3,
                    Columns.of(statement, "uuid", levels, each -> each.level().storeId()));
            statement.setArray(
                    4,
                    Columns.of(statement, "bigint", levels, each -> each.level().onHand()));
        });
    }

    @Override
    public Optional<StockItem> find(ShopId shop, UUID id) {
        var rows = client.sql("select " + COLUMNS + " from stock_item item where shop_id = :shop and id = :id")
                .param("shop", shop.value())
                .param("id", id)
                .query((row, i) -> row(row))
                .list();
        return withLevels(shop, rows).stream().findFirst();
    }

    @Override
    public List<StockItem> page(ShopId shop, Filter filter, @Nullable After after, int limit) {
        var where = new StringBuilder(" from stock_item item where shop_id = :shop and archived = :archived");
        var parameters = new HashMap<String, Object>(
                Map.of("shop", shop.value(), "archived", filter.archived(), "limit", limit));
        if (filter.search() != null) {
            where.append(" and lower(name) like :search escape '!'");
            parameters.put(
                    "search", "%" + filter.search().toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%");
        }
        if (filter.low() != null) {
            where.append(" and low = :low");
            parameters.put("low", filter.low());
        }
        if (filter.store() != null) {
            where.append("""
                     and exists (select from stock_level level where level.shop_id = :shop and level.store_id = :store
                        and level.item_id = item.id and level.on_hand > 0)
                    """);
            parameters.put("store", filter.store());
        }
        if (after != null) {
            where.append(" and (name, id) > (:name, :id)");
            parameters.put("name", after.name());
            parameters.put("id", after.id());
        }
        var rows = client.sql("select " + COLUMNS + where + " order by name, id limit :limit")
                .params(parameters)
                .query((row, i) -> row(row))
                .list();
        return withLevels(shop, rows);
    }

    private List<StockItem> withLevels(ShopId shop, List<Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var levels = new LinkedHashMap<UUID, List<Level>>();
        rows.forEach(row -> levels.put(row.id(), new ArrayList<>()));
        jdbc.query(
                LEVELS,
                statement -> {
                    statement.setArray(1, Columns.of(statement, "uuid", rows, Row::id));
                    statement.setString(2, shop.value());
                },
                row -> {
                    levels.getOrDefault(row.getObject("item_id", UUID.class), new ArrayList<>())
                            .add(new Level(
                                    row.getObject("store_id", UUID.class),
                                    row.getString("name"),
                                    row.getLong("on_hand"),
                                    row.getBoolean("booked")));
                });
        return rows.stream()
                .map(row -> row.with(levels.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                new StockItem.Description(
                        row.getString("name"),
                        row.getString("unit"),
                        row.getObject("low_at", Long.class),
                        row.getBoolean("archived")),
                row.getLong("edition"),
                row.getLong("version"),
                row.getLong("reserved"),
                row.getBoolean("low"),
                Columns.instant(row, "updated_at"));
    }
}
