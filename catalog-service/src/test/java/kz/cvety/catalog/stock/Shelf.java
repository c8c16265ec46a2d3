package kz.cvety.catalog.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.cvety.catalog.World;
import kz.cvety.catalog.stock.MoveStock.Document;
import kz.cvety.catalog.stock.MoveStock.Line;
import kz.cvety.catalog.stock.Reservation.State;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.idempotency.IdempotencyKey;
import kz.cvety.kit.security.Caller;
import kz.cvety.kit.shop.ShopTransactions;
import tools.jackson.databind.JsonNode;

/** A shop of its own with stores, items and products, and what happens there. */
public final class Shelf {

    public final ShopId shop;
    public final UUID store;

    private final ShopTransactions transactions = World.bean(ShopTransactions.class);

    public Shelf() {
        this(World.newShop());
    }

    public Shelf(ShopId shop) {
        this.shop = shop;
        this.store = store("front", 1);
    }

    public Caller florist() {
        return new Caller("florist-1", "Florist", Optional.of(shop), "FLORIST", Set.of(), Optional.empty());
    }

    public UUID store(String name, int position) {
        return World.bean(ShopTransactions.class)
                .call(shop, () -> World.bean(KeepStores.class).add(shop, request(), name, position))
                .id();
    }

    public UUID item(String name, Long lowAt) {
        return transactions
                .call(
                        shop,
                        () -> World.bean(KeepItems.class)
                                .add(shop, florist(), request(), new StockItem.Description(name, "stem", lowAt, false)))
                .id();
    }

    /** An item of which so much lies in the front. */
    public UUID stocked(String name, Long lowAt, long quantity) {
        var item = item(name, lowAt);
        move(MovementKind.RECEIVE, new Line(item, store, null, quantity));
        return item;
    }

    public UUID move(MovementKind kind, Line... lines) {
        var document = new Document(kind, "as it is", null, List.of(lines));
        return transactions.call(shop, () -> World.bean(MoveStock.class).handle(shop, florist(), request(), document));
    }

    /** A product of which one piece takes this. */
    public UUID product(Map<UUID, Integer> recipe) {
        var product = UUID.randomUUID();
        recipe(product, product, recipe);
        return product;
    }

    public void recipe(UUID product, UUID variant, Map<UUID, Integer> recipe) {
        recipe.forEach((item, quantity) -> World.behindTheScenes()
                .sql("""
                        insert into product_recipe (shop_id, product_id, variant_id, item_id, quantity) values (?, ?, ?, ?, ?)
                        on conflict (shop_id, product_id, variant_id, item_id) do update set quantity = excluded.quantity
                        """)
                .params(shop.value(), product, variant, item, quantity)
                .update());
    }

    public void link(String connection, String externalId, UUID product) {
        World.behindTheScenes()
                .sql("insert into product_link (shop_id, connection, external_id, product_id) values (?, ?, ?, ?)")
                .params(shop.value(), connection, externalId, product)
                .update();
    }

    public static Instant now() {
        return World.bean(InstantSource.class).instant().truncatedTo(ChronoUnit.MICROS);
    }

    public static OrderNews news(UUID order, long version, Stage stage, UUID product, int quantity) {
        return news(order, version, stage, now(), List.of(new OrderNews.Line(product, null, null, quantity)), Set.of());
    }

    public static OrderNews news(
            UUID order, long version, Stage stage, Instant placedAt, List<OrderNews.Line> lines, Set<String> known) {
        return new OrderNews(order, version, stage, placedAt, null, lines, known, null);
    }

    public void hear(OrderNews... news) {
        transactions.run(shop, () -> World.bean(FollowOrders.class).handle(shop, Arrays.asList(news)));
    }

    /** A new paid order of one piece. */
    public UUID order(UUID product) {
        var order = UUID.randomUUID();
        hear(news(order, 1, Stage.PAID, product, 1));
        return order;
    }

    public Optional<Reservation> reservation(UUID order) {
        return transactions
                .call(shop, () -> World.bean(Reservations.class).find(shop, order))
                .map(Reservations.Reserved::reservation);
    }

    public State state(UUID order) {
        return reservation(order).map(Reservation::state).orElse(State.NONE);
    }

    public StockItem item(UUID id) {
        return transactions.call(
                shop, () -> World.bean(StockItems.class).find(shop, id).orElseThrow());
    }

    /** What is on its way out about this item or order, oldest first: the last words of its type, and what it says. */
    public List<Told> told(UUID about) {
        return World.behindTheScenes()
                .sql(
                        "select type, convert_from(payload, 'UTF8') from kit.outbox where key = ? and shop_id = ? order by position")
                .params(about.toString(), shop.value())
                .query((row, i) -> new Told(
                        row.getString(1).replaceAll("catalog\\.|\\.v1", ""), World.JSON.readTree(row.getString(2))))
                .list();
    }

    public List<String> types(UUID about) {
        return told(about).stream().map(Told::type).toList();
    }

    public record Told(String type, JsonNode fact) {

        public long version() {
            return fact.has("stock")
                    ? fact.at("/stock/version").asLong()
                    : fact.at("/version").asLong();
        }

        public List<UUID> orders() {
            return fact.at("/orders").values().stream()
                    .map(id -> UUID.fromString(id.asString()))
                    .toList();
        }
    }

    public long count(String sql) {
        return World.behindTheScenes()
                .sql(sql)
                .param("shop", shop.value())
                .query(Long.class)
                .single();
    }

    /** Journal, levels, items and reservations say the same, at one moment. */
    public void mustAgree() {
        var lies = World.behindTheScenes()
                .sql("""
                        select 'level ' || coalesce(j.item_id, l.item_id) as lie
                        from (select item_id, store_id, sum(quantity) as quantity from stock_movement
                              where shop_id = :shop group by item_id, store_id) j
                            full join (select * from stock_level where shop_id = :shop) l using (item_id, store_id)
                        where coalesce(j.quantity, 0) <> coalesce(l.on_hand, 0)
                        union all
                        select 'on hand ' || i.id from stock_item i
                        where shop_id = :shop and (on_hand < 0 or on_hand <> (
                            select coalesce(sum(l.on_hand), 0) from stock_level l where l.shop_id = :shop and l.item_id = i.id))
                        union all
                        select 'reserved ' || i.id from stock_item i
                        where shop_id = :shop and reserved <> (
                            select coalesce(sum(l.held), 0)
                            from stock_reservation_line l join stock_reservation r using (shop_id, order_id)
                            where l.shop_id = :shop and l.item_id = i.id and r.state = 'HELD')
                        union all
                        select 'held in ' || r.state || ' ' || r.order_id
                        from stock_reservation_line l join stock_reservation r using (shop_id, order_id)
                        where r.shop_id = :shop and (case when r.state = 'HELD' then l.held <> l.wanted else l.held > 0 end)
                        """)
                .param("shop", shop.value())
                .query((row, i) -> row.getString(1))
                .list();
        assertThat(lies).isEmpty();
    }

    /** The alerts about an item alternate, and its versions have no gap. */
    public void mustAlternate(UUID item) {
        var told = told(item);
        for (var i = 0; i < told.size(); i++) {
            assertThat(told.get(i).version()).isEqualTo(i + 1L);
        }
        var alerts = told.stream()
                .map(Told::type)
                .filter(type -> !type.equals("stock-changed"))
                .toList();
        for (var i = 0; i < alerts.size(); i++) {
            assertThat(alerts.get(i)).isEqualTo(i % 2 == 0 ? "stock-ran-low" : "stock-recovered");
        }
    }

    private static IdempotencyKey request() {
        return new IdempotencyKey("florist-1", UUID.randomUUID().toString(), "same");
    }
}
