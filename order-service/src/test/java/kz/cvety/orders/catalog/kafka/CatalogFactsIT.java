package kz.cvety.orders.catalog.kafka;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.cvety.events.Event;
import kz.cvety.events.catalog.ProductAdded;
import kz.cvety.events.catalog.ProductArchived;
import kz.cvety.events.catalog.ProductChanged;
import kz.cvety.events.catalog.ProductSnapshot;
import kz.cvety.events.catalog.ReservationEnded;
import kz.cvety.events.catalog.ReservationMade;
import kz.cvety.events.catalog.ReservationRefused;
import kz.cvety.events.catalog.Shortage;
import kz.cvety.events.catalog.StockChanged;
import kz.cvety.events.catalog.StockEvent;
import kz.cvety.events.catalog.StockRanLow;
import kz.cvety.events.catalog.StockSnapshot;
import kz.cvety.events.orders.OrderItem;
import kz.cvety.events.sync.ReportedOrder;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.inbox.Fact;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.kit.testing.StatementCounter;
import kz.cvety.orders.CatalogFacts;
import kz.cvety.orders.Facts;
import kz.cvety.orders.StockState;
import kz.cvety.orders.StockWords.Word;
import kz.cvety.orders.World;
import kz.cvety.orders.catalog.HearReservations;
import kz.cvety.orders.catalog.Stock;
import org.junit.jupiter.api.Test;

class CatalogFactsIT {

    private final ShopTransactions transactions = World.bean(ShopTransactions.class);
    private final OrdersFromStock levels = World.bean(OrdersFromStock.class);
    private final ShopId shop = World.newShop();
    private final String token = World.manager(shop);
    private final StockSnapshot rose = CatalogFacts.item(50);
    private final ProductSnapshot bouquet = CatalogFacts.bouquet("Dawn", "5500.00", rose.itemId(), 10);

    @Test
    void keepsTheNewestSnapshotHoweverOftenAndInWhateverOrderTheyCome() {
        CatalogFacts.publish(shop, List.of(rose), bouquet);
        var renamed = CatalogFacts.renamed(CatalogFacts.renamed(bouquet, "-"), "Dusk");
        var fact = World.newFactId();
        World.deliver(fact, shop, Origin.SYSTEM, new ProductChanged(renamed, List.of("name")));
        World.deliver(fact, shop, Origin.SYSTEM, new ProductChanged(renamed, List.of("name")));
        tell(new ProductChanged(CatalogFacts.renamed(bouquet, "late"), List.of("name")));
        tell(new ProductAdded(bouquet));
        var other = CatalogFacts.product("Other", "1", List.of(), List.of());
        CatalogFacts.publish(shop, List.of(), other);

        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(place(1).text("/items/0/name")).isEqualTo("Dusk"));

        tell(new ProductArchived(CatalogFacts.offered(renamed, true, true)));
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(place(1).text("/code")).isEqualTo("product-not-offered"));
    }

    @Test
    void endsAHoldWithTheLevelThatNamesTheOrderAndOnlyOnce() {
        CatalogFacts.publish(shop, List.of(rose), bouquet);
        var first = id(place(2));
        var second = id(place(1));
        var fact = World.newFactId();
        World.deliver(fact, shop, Origin.SYSTEM, new StockChanged(CatalogFacts.level(rose, 2, 30), List.of(first)));
        World.deliver(fact, shop, Origin.SYSTEM, new StockChanged(CatalogFacts.level(rose, 2, 30), List.of(first)));
        tell(new StockRanLow(CatalogFacts.level(rose, 3, 30), List.of(first)));

        CatalogFacts.awaitLevel(rose.itemId(), 3);
        assertThat(CatalogFacts.holders(rose.itemId())).containsExactly(second);
        assertThat(CatalogFacts.row(rose.itemId()))
                .containsEntry("available", 30L)
                .containsEntry("held", 10L);
        assertThat(place(3).text("/code")).isEqualTo("out-of-stock");
        assertThat(place(2).status()).isEqualTo(201);
    }

    @Test
    void endsAHoldAlsoWithALateOrCoalescedLevelButKeepsTheNewestCount() {
        CatalogFacts.publish(shop, List.of(rose), bouquet);
        var first = id(place(1));
        var second = id(place(1));
        handle(
                new StockChanged(CatalogFacts.level(rose, 3, 30), List.of(second)),
                new StockChanged(CatalogFacts.level(rose, 2, 40), List.of(first)));
        assertThat(CatalogFacts.row(rose.itemId())).isEqualTo(Map.of("version", 3L, "available", 30L, "held", 0L));

        var third = id(place(1));
        handle(new StockChanged(CatalogFacts.level(rose, 5, 20), List.of()));
        handle(new StockChanged(CatalogFacts.level(rose, 4, 20), List.of(third)));
        assertThat(CatalogFacts.row(rose.itemId())).isEqualTo(Map.of("version", 5L, "available", 20L, "held", 0L));
    }

    @Test
    void keepsTheHoldOfAReservedOrderUntilTheLevelIncludesIt() {
        CatalogFacts.publish(shop, List.of(rose), bouquet);
        var order = id(place(5));
        var made = World.newFactId();
        World.deliver(made, shop, Origin.SYSTEM, new ReservationMade(order, 1));
        World.deliver(made, shop, Origin.SYSTEM, new ReservationMade(order, 1));
        awaitStock(order, "reserved");
        assertThat(place(1).text("/code")).isEqualTo("out-of-stock");

        tell(new ReservationEnded(order, 2, "CONSUMED"));
        awaitStock(order, "used");
        assertThat(place(1).text("/code")).isEqualTo("out-of-stock");
        assertThat(CatalogFacts.row(rose.itemId())).containsEntry("held", 50L);

        tell(new StockChanged(CatalogFacts.level(rose, 2, 0), List.of(order)));
        CatalogFacts.awaitLevel(rose.itemId(), 2);
        assertThat(CatalogFacts.row(rose.itemId())).containsEntry("held", 0L);
    }

    @Test
    void freesAtOnceWhatTheCatalogDoesNotSetAside() {
        CatalogFacts.publish(shop, List.of(rose), bouquet);
        var refused = id(place(2));
        var released = id(place(2));
        tell(new ReservationRefused(refused, 1, List.of(new Shortage(rose.itemId(), "Rose", 20, 7))));
        tell(new ReservationEnded(released, 2, "EXPIRED"));
        var order = awaitStock(refused, "short");
        assertThat(order.text("/shortages/0/item")).isEqualTo("Rose");
        assertThat(order.body().at("/shortages/0/wanted").asLong()).isEqualTo(20);
        assertThat(order.body().at("/shortages/0/available").asLong()).isEqualTo(7);
        assertThat(order.body().at("/version").asLong()).isEqualTo(1);
        awaitStock(released, "released");
        var late = new Word(released, 1, StockState.RESERVED, List.of());
        transactions.run(shop, () -> World.bean(HearReservations.class).handle(shop, List.of(late)));
        awaitStock(released, "released");
        assertThat(CatalogFacts.holders(rose.itemId())).isEmpty();
        assertThat(CatalogFacts.row(rose.itemId())).containsEntry("held", 0L);
        assertThat(World.get("/api/v1/orders?stock=short", token)
                        .body()
                        .at("/orders")
                        .findValuesAsString("id"))
                .containsExactly(refused.toString());
        assertThat(World.get("/api/v1/orders?stock=SHORT", token).status()).isEqualTo(400);
        assertThat(World.outboxTypesOf(refused)).containsExactly("orders.order-placed.v1");
    }

    @Test
    void leaksNothingWhenAnOrderIsCancelledBeforeTheCatalogHasHeardOfIt() {
        CatalogFacts.publish(shop, List.of(rose), bouquet);
        var order = id(place(5));
        World.post("/api/v1/orders/" + order + "/status", token, "{\"status\": \"CANCELLED\"}");

        World.bean(Stock.class).endOverdue(Instant.now());
        assertThat(CatalogFacts.holders(rose.itemId()))
                .as("the catalog may have set it aside")
                .containsExactly(order);
        World.bean(Stock.class).endOverdue(Instant.now().plusSeconds(125));

        assertThat(CatalogFacts.row(rose.itemId())).containsEntry("held", 0L);
        assertThat(place(5).status()).isEqualTo(201);
    }

    @Test
    void neverRefusesAnOrderOfBitrixAndHoldsNothingForIt() {
        CatalogFacts.publish(shop, List.of(CatalogFacts.level(rose, 1, 0)), bouquet);
        var order = UUID.randomUUID();
        var item = new OrderItem(bouquet.productId().toString(), null, "901", "5001", "Dawn", "1.00", 99);
        var told = new ReportedOrder(null, "NEW", "KZT", null, null, null, null, null, null, List.of(item), null, null);
        World.deliver(World.newFactId(), shop, Facts.BITRIX, Facts.reported(order, 1, told, List.of()));

        assertThat(awaitStock(order, "unchecked").text("/items/0/productId"))
                .isEqualTo(bouquet.productId().toString());
        tell(new ReservationRefused(order, 1, List.of()));
        awaitStock(order, "short");
        assertThat(CatalogFacts.holders(rose.itemId())).isEmpty();
    }

    @Test
    void buriesWordAboutAnOrderThatIsNotHere() {
        var order = UUID.randomUUID();
        tell(new ReservationMade(order, 1));

        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(World.behindTheScenes()
                                .sql("select reason from kit.dead_letter where convert_from(record_key, 'UTF8') = ?")
                                .param(order.toString())
                                .query(String.class)
                                .list())
                        .containsExactly("unknown-order"));
    }

    @Test
    void appliesAnyNumberOfLevelsWithTwoStatements() {
        var many = java.util.stream.Stream.generate(() -> CatalogFacts.item(5))
                .limit(200)
                .map(item -> (StockEvent) new StockChanged(item, List.of(UUID.randomUUID())))
                .toArray(StockEvent[]::new);

        var one = StatementCounter.during(() -> handle(many[0]));
        assertThat(StatementCounter.during(() -> handle(many))).isEqualTo(one).isLessThanOrEqualTo(3);
    }

    private void handle(StockEvent... events) {
        transactions.run(
                shop,
                () -> levels.handle(
                        shop, List.of(events).stream().map(CatalogFactsIT::fact).toList()));
    }

    private static Fact<StockEvent> fact(StockEvent event) {
        return new Fact<>(
                World.newFactId(), "catalog.any.v1", new ShopId("any"), Origin.SYSTEM, Instant.EPOCH, null, event);
    }

    private void tell(Event event) {
        World.deliver(World.newFactId(), shop, Origin.SYSTEM, event);
    }

    private World.Answer place(int quantity) {
        return World.place(shop, CatalogFacts.order(CatalogFacts.line(bouquet.productId(), quantity)));
    }

    private static UUID id(World.Answer placed) {
        assertThat(placed.status()).isEqualTo(201);
        return UUID.fromString(placed.text("/id"));
    }

    private World.Answer awaitStock(UUID order, String stock) {
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(
                                World.get("/api/v1/orders/" + order, token).text("/stock"))
                        .isEqualTo(stock));
        return World.get("/api/v1/orders/" + order, token);
    }
}
