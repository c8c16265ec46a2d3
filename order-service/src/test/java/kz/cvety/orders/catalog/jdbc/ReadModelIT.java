package kz.cvety.orders.catalog.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import kz.cvety.kit.Money;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.idempotency.IdempotencyKey;
import kz.cvety.kit.security.Caller;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.kit.testing.StatementCounter;
import kz.cvety.orders.Assortment.WantedLine;
import kz.cvety.orders.PlaceOrder;
import kz.cvety.orders.Samples;
import kz.cvety.orders.World;
import kz.cvety.orders.catalog.Level;
import kz.cvety.orders.catalog.Product;
import kz.cvety.orders.catalog.Products;
import kz.cvety.orders.catalog.Stock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class ReadModelIT {

    private static final Logger log = LoggerFactory.getLogger(ReadModelIT.class);

    private final Products products = World.bean(Products.class);
    private final Stock stock = World.bean(Stock.class);
    private final ShopTransactions transactions = World.bean(ShopTransactions.class);
    private final JdbcClient asApp = World.bean(JdbcClient.class);
    private final ShopId shop = World.newShop();
    private final ShopId stranger = World.newShop();
    private final UUID rose = UUID.randomUUID();
    private final UUID order = UUID.randomUUID();
    private final Product bouquet = new Product(
            UUID.randomUUID(),
            1,
            "Dawn",
            new Money(550_000, "KZT"),
            true,
            "901",
            List.of(new Product.Portion(rose, 3)),
            List.of(new Product.Variant(UUID.randomUUID(), "25", 900_000, true, List.of())));

    @BeforeEach
    void fill() {
        transactions.run(shop, () -> {
            products.keep(shop, List.of(bouquet));
            stock.apply(shop, List.of(new Level(rose, 1, "Rose", 50, Set.of())));
            assertThat(stock.hold(shop, order, Map.of(rose, 20L), Samples.NOON)).isTrue();
        });
    }

    @Test
    void givesBackWhatItWasGiven() {
        assertThat(transactions.call(shop, () -> products.find(shop, List.of(bouquet.id()))))
                .isEqualTo(Map.of(bouquet.id(), bouquet));
        assertThat(transactions.call(shop, () -> stock.free(shop, List.of(rose), UUID.randomUUID())))
                .isEqualTo(Map.of(rose, 30L));
        assertThat(transactions.call(shop, () -> stock.free(shop, List.of(rose), order)))
                .isEqualTo(Map.of(rose, 50L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"product", "stock_item", "stock_hold"})
    void hidesRowsByTheDatabaseAloneFromPlainSql(String table) {
        var count = "select count(*) from " + table + " where shop_id = '" + shop + "'";

        assertThat(transactions.call(shop, () -> number(count))).isEqualTo(1);
        assertThat(transactions.call(stranger, () -> number(count))).isZero();
        assertThat(number(count)).as("without any shop").isZero();
        assertThatThrownBy(() -> transactions.run(
                        shop,
                        () -> asApp.sql("update " + table + " set shop_id = '" + stranger + "'")
                                .update()))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void hidesThemByItsQueriesAloneWhenRowsAreNotProtected() {
        var superuser = World.behindTheScenes();
        var tables = List.of("product", "stock_item", "stock_hold");
        tables.forEach(table -> superuser
                .sql("alter table " + table + " disable row level security")
                .update());
        try {
            transactions.run(stranger, () -> {
                assertThat(number("select count(*) from stock_hold where order_id = '" + order + "'"))
                        .as("the wall of the database is down")
                        .isEqualTo(1);
                assertThat(products.find(stranger, List.of(bouquet.id()))).isEmpty();
                assertThat(stock.free(stranger, List.of(rose), order)).isEmpty();
                stock.apply(stranger, List.of(new Level(rose, 9, "stolen", 1000, Set.of(order))));
                products.keep(stranger, List.of(bouquet));
                stock.end(stranger, List.of(order), List.of(), Samples.NOON);
                assertThat(stock.hold(stranger, UUID.randomUUID(), Map.of(rose, 900L), Samples.NOON))
                        .isTrue();
            });
        } finally {
            tables.forEach(table -> superuser
                    .sql("alter table " + table + " enable row level security")
                    .update());
        }
        assertThat(transactions.call(shop, () -> stock.free(shop, List.of(rose), UUID.randomUUID())))
                .isEqualTo(Map.of(rose, 30L));
    }

    @Test
    void holdsAllOrNothing() {
        var tulip = UUID.randomUUID();
        var wanted = Map.of(rose, 31L, tulip, 1L);
        transactions.run(shop, () -> stock.apply(shop, List.of(new Level(tulip, 1, "Tulip", 1, Set.of()))));

        assertThatThrownBy(() -> transactions.run(shop, () -> {
                    if (!stock.hold(shop, UUID.randomUUID(), wanted, Samples.NOON)) {
                        throw new IllegalStateException("too little");
                    }
                }))
                .hasMessage("too little");
        assertThat(transactions.call(shop, () -> stock.free(shop, List.of(rose, tulip), UUID.randomUUID())))
                .isEqualTo(Map.of(rose, 30L, tulip, 1L));
    }

    @Test
    void endsWhatIsOverdueInAllShopsAndKeepsTheCount() {
        var later = UUID.randomUUID();
        transactions.run(shop, () -> stock.hold(shop, later, Map.of(rose, 5L), Samples.NOON.plusSeconds(60)));

        assertThat(stock.endOverdue(Samples.NOON.plusSeconds(1))).isPositive();

        assertThat(transactions.call(shop, () -> stock.free(shop, List.of(rose), UUID.randomUUID())))
                .isEqualTo(Map.of(rose, 45L));
        assertThat(transactions.call(
                        shop, () -> number("select sum(quantity) from stock_hold where item_id = '" + rose + "'")))
                .isEqualTo(5);
    }

    @Test
    void placesFiftyLinesWithTheRoundTripsOfOne() {
        var many = IntStream.range(0, 50)
                .mapToObj(i -> new Product(
                        UUID.randomUUID(),
                        1,
                        "Product " + i,
                        new Money(100, "KZT"),
                        true,
                        null,
                        List.of(new Product.Portion(UUID.randomUUID(), 1), new Product.Portion(rose, 1)),
                        List.of()))
                .toList();
        transactions.run(shop, () -> {
            products.keep(shop, many);
            stock.apply(shop, List.of(new Level(rose, 2, "Rose", 5000, Set.of())));
            stock.apply(
                    shop,
                    many.stream()
                            .map(each -> new Level(each.recipe().getFirst().item(), 1, "Stem", 100, Set.of()))
                            .toList());
        });
        statements(many.subList(0, 1));

        var one = statements(many.subList(0, 1));
        var fifty = statements(many);

        log.info("measured {} round trips for an order", one.roundTrips());
        assertThat(fifty.roundTrips()).isEqualTo(one.roundTrips()).isLessThanOrEqualTo(12);
        // Hibernate sends the rows of the lines in one batch, and each of them is a statement of its own
        assertThat(fifty.statements() - one.statements()).isEqualTo(49);
    }

    private record Counted(long statements, long roundTrips) {}

    private Counted statements(List<Product> wanted) {
        var lines = wanted.stream()
                .map(each -> new WantedLine(each.id(), null, null, null, null, 1))
                .toList();
        var asked = new PlaceOrder.Wanted(Samples.details(), lines, null);
        var caller = new Caller("manager-1", "M", Optional.of(shop), "MANAGER", Set.of(), Optional.empty());
        var key = new IdempotencyKey("manager-1", UUID.randomUUID().toString(), "digest");
        var trips = new long[1];
        var statements = StatementCounter.during(() -> trips[0] = StatementCounter.roundTrips(
                () -> transactions.run(shop, () -> World.bean(PlaceOrder.class).handle(shop, caller, key, asked))));
        return new Counted(statements, trips[0]);
    }

    private long number(String query) {
        return asApp.sql(query).query(Long.class).single();
    }
}
