package kz.cvety.catalog.stock.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.cvety.catalog.stock.OrderNews;
import kz.cvety.catalog.stock.Reservation;
import kz.cvety.catalog.stock.Reservation.Line;
import kz.cvety.catalog.stock.Reservation.State;
import kz.cvety.catalog.stock.Reservations;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcReservations implements Reservations {

    private static final String COLUMNS =
            "select order_id, placed_at, order_version, version, state, expires_at from stock_reservation ";
    private static final String OPEN = """
            insert into stock_reservation (shop_id, order_id, order_version, version, state, placed_at, updated_at)
            select ?, order_id, 0, 0, 'NONE', placed_at, ?
            from unnest(?::uuid[], ?::timestamptz[]) as row (order_id, placed_at)
            order by order_id
            on conflict do nothing
            """;
    private static final String LOCK =
            COLUMNS + "where shop_id = ? and order_id = any (?) order by order_id for no key update";
    private static final String LOCK_EXPIRED = COLUMNS + """
            where shop_id = ? and state in ('HELD', 'REFUSED') and expires_at <= ?
            order by order_id limit ? for no key update skip locked
            """;
    private static final String LINES = """
            select order_id, item_id, wanted, held, missing from stock_reservation_line
            where shop_id = ? and order_id = any (?) and wanted > 0
            """;
    private static final String STORE = """
            update stock_reservation reservation
            set order_version = row.order_version, version = row.version, state = row.state, expires_at = row.expires_at,
                updated_at = ?
            from unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::text[], ?::timestamptz[])
                as row (order_id, order_version, version, state, expires_at)
            where reservation.shop_id = ? and reservation.order_id = row.order_id
            """;
    private static final String STORE_LINES = """
            insert into stock_reservation_line (shop_id, order_id, item_id, wanted, held, missing, waiting)
            select ?, row.* from unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::bigint[], ?::bigint[], ?::boolean[]) as row
            on conflict (shop_id, order_id, item_id) do update
            set wanted = excluded.wanted, held = excluded.held, missing = excluded.missing, waiting = excluded.waiting
            """;

    private record OrderLine(UUID orderId, UUID itemId, Line line, boolean waiting) {}

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    JdbcReservations(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    @Override
    public void open(ShopId shop, Collection<OrderNews> news, Instant now) {
        if (news.isEmpty()) {
            return;
        }
        jdbc.update(OPEN, statement -> {
            statement.setString(1, shop.value());
            statement.setObject(2, Columns.at(now));
            statement.setArray(3, Columns.of(statement, "uuid", news, OrderNews::orderId));
            statement.setArray(4, Columns.of(statement, "timestamptz", news, each -> Columns.at(each.placedAt())));
        });
    }

    @Override
    public List<Reservation> lock(ShopId shop, Collection<UUID> orders) {
        if (orders.isEmpty()) {
            return List.of();
        }
        return withLines(
                shop,
                jdbc.query(
                        LOCK,
                        statement -> {
                            statement.setString(1, shop.value());
                            statement.setArray(2, Columns.of(statement, "uuid", orders, id -> id));
                        },
                        (row, i) -> reservation(row, Map.of())));
    }

    @Override
    public List<Reservation> lockExpired(ShopId shop, Instant now, int limit) {
        return withLines(
                shop,
                jdbc.query(LOCK_EXPIRED, (row, i) -> reservation(row, Map.of()), shop.value(), Columns.at(now), limit));
    }

    @Override
    public Set<ShopId> shopsWithExpired(Instant now) {
        return new HashSet<>(client.sql("""
                        select distinct shop_id from stock_reservation
                        where state in ('HELD', 'REFUSED') and expires_at <= :now
                        """)
                .param("now", Columns.at(now))
                .query((row, i) -> new ShopId(row.getString(1)))
                .list());
    }

    @Override
    public void store(ShopId shop, Collection<Reservation> changed, Instant now) {
        if (changed.isEmpty()) {
            return;
        }
        jdbc.update(STORE, statement -> {
            statement.setObject(1, Columns.at(now));
            statement.setArray(2, Columns.of(statement, "uuid", changed, Reservation::orderId));
            statement.setArray(3, Columns.of(statement, "bigint", changed, Reservation::orderVersion));
            statement.setArray(4, Columns.of(statement, "bigint", changed, Reservation::version));
            statement.setArray(
                    5,
                    Columns.of(statement, "text", changed, each -> each.state().name()));
            statement.setArray(
                    6, Columns.of(statement, "timestamptz", changed, each -> Columns.atOrNull(each.expiresAt())));
            statement.setString(7, shop.value());
        });
        var lines = changed.stream()
                .flatMap(each -> each.lines().entrySet().stream()
                        .map(line -> new OrderLine(
                                each.orderId(),
                                line.getKey(),
                                line.getValue(),
                                each.state() == State.REFUSED && line.getValue().wanted() > 0)))
                .sorted(Comparator.comparing(OrderLine::orderId).thenComparing(OrderLine::itemId))
                .toList();
        if (!lines.isEmpty()) {
            storeLines(shop, lines);
        }
    }

    private void storeLines(ShopId shop, List<OrderLine> lines) {
        jdbc.update(STORE_LINES, statement -> {
            statement.setString(1, shop.value());
            statement.setArray(2, Columns.of(statement, "uuid", lines, OrderLine::orderId));
            statement.setArray(3, Columns.of(statement, "uuid", lines, OrderLine::itemId));
            statement.setArray(
                    4,
                    Columns.of(statement, "bigint", lines, each -> each.line().wanted()));
            statement.setArray(
                    5,
                    Columns.of(statement, "bigint", lines, each -> each.line().held()));
            statement.setArray(
                    6,
                    Columns.of(statement, "bigint", lines, each -> each.line().missing()));
            statement.setArray(7, Columns.of(statement, "boolean", lines, OrderLine::waiting));
        });
    }

    @Override
    public List<Waiting> waitingFor(ShopId shop, UUID item, @Nullable Waiting after, int limit) {
        var parameters = new HashMap<String, Object>(Map.of("shop", shop.value(), "item", item, "limit", limit));
        var rest = "";
        if (after != null) {
            rest = " and (reservation.placed_at, reservation.order_id) > (:placedAt, :orderId)";
            parameters.put("placedAt", Columns.at(after.placedAt()));
            parameters.put("orderId", after.orderId());
        }
        return client.sql("""
                        select reservation.placed_at, reservation.order_id
                        from stock_reservation_line line
                            join stock_reservation reservation using (shop_id, order_id)
                            join stock_item item on item.shop_id = line.shop_id and item.id = line.item_id
                        where line.shop_id = :shop and line.item_id = :item and line.waiting
                            and (item.archived or line.wanted <= item.on_hand - item.reserved)
                        """ + rest + " order by reservation.placed_at, reservation.order_id limit :limit")
                .params(parameters)
                .query((row, i) ->
                        new Waiting(Columns.instant(row, "placed_at"), row.getObject("order_id", UUID.class)))
                .list();
    }

    @Override
    public Optional<Reserved> find(ShopId shop, UUID orderId) {
        var wishes = client.sql("""
                        select line.item_id, item.name, item.unit, line.wanted, line.held, line.missing
                        from stock_reservation_line line
                            join stock_item item on item.shop_id = line.shop_id and item.id = line.item_id
                        where line.shop_id = :shop and line.order_id = :order and line.wanted > 0
                        order by item.name, item.id
                        """)
                .param("shop", shop.value())
                .param("order", orderId)
                .query((row, i) -> new Wish(
                        row.getObject("item_id", UUID.class), row.getString("name"), row.getString("unit"), line(row)))
                .list();
        return jdbc
                .query(
                        COLUMNS.replace(" from", ", updated_at from")
                                + "where shop_id = ? and order_id = ? and state <> 'NONE'",
                        (row, i) ->
                                new Reserved(reservation(row, Map.of()), Columns.instant(row, "updated_at"), wishes),
                        shop.value(),
                        orderId)
                .stream()
                .findFirst();
    }

    private List<Reservation> withLines(ShopId shop, List<Reservation> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var lines = new HashMap<UUID, Map<UUID, Line>>();
        jdbc.query(
                LINES,
                statement -> {
                    statement.setString(1, shop.value());
                    statement.setArray(2, Columns.of(statement, "uuid", rows, Reservation::orderId));
                },
                row -> {
                    lines.computeIfAbsent(row.getObject("order_id", UUID.class), id -> new HashMap<>())
                            .put(row.getObject("item_id", UUID.class), line(row));
                });
        return rows.stream()
                .map(row -> new Reservation(
                        row.orderId(),
                        row.placedAt(),
                        row.orderVersion(),
                        row.version(),
                        row.state(),
                        row.expiresAt(),
                        lines.getOrDefault(row.orderId(), Map.of())))
                .toList();
    }

    private static Reservation reservation(ResultSet row, Map<UUID, Line> lines) throws SQLException {
        return new Reservation(
                row.getObject("order_id", UUID.class),
                Columns.instant(row, "placed_at"),
                row.getLong("order_version"),
                row.getLong("version"),
                State.valueOf(row.getString("state")),
                Columns.instantOrNull(row, "expires_at"),
                lines);
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(row.getLong("wanted"), row.getLong("held"), row.getLong("missing"));
    }
}
