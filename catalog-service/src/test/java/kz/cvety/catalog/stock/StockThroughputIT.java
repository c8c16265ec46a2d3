package kz.cvety.catalog.stock;

import static kz.cvety.catalog.stock.Shelf.news;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import kz.cvety.catalog.World;
import kz.cvety.kit.shop.ShopTransactions;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class StockThroughputIT {

    private static final Logger log = LoggerFactory.getLogger(StockThroughputIT.class);
    private static final int ORDERS = 500;

    private final Shelf shelf = new Shelf();
    private final List<UUID> items = IntStream.range(0, 10)
            .mapToObj(i -> shelf.stocked("item " + i, 100L, 10_000_000))
            .toList();
    private final List<UUID> products = IntStream.range(0, 20)
            .mapToObj(i -> shelf.product(
                    Map.of(items.get(i % 10), 15, items.get((i + 3) % 10), 2, items.get((i + 7) % 10), 1)))
            .toList();

    @Test
    void reservesABatchWithAsManyStatementsAsOneOrder() {
        var one = handle(batch(1, Stage.UNPAID)).size();
        var rates = new ArrayList<Long>();
        for (var round = 0; round < 12; round++) {
            var batch = batch(ORDERS, Stage.UNPAID);
            var began = System.nanoTime();
            var statements = handle(batch);
            rates.add(ORDERS * 1_000_000_000L / (System.nanoTime() - began));
            assertThat(statements).hasSize(one);
        }
        log.info(
                "measured {} statements per batch, however large; orders reserved per second, by batch of {}: {}",
                one,
                ORDERS,
                rates);
        assertThat(one).isLessThanOrEqualTo(10);

        var consumed = batch(ORDERS, Stage.ASSEMBLED);
        assertThat(handle(consumed)).hasSize(handle(batch(1, Stage.ASSEMBLED)).size());
        shelf.mustAgree();
    }

    @Test
    void readsAPageWithAsManyStatementsAsOneRow() {
        var all = new StockItems.Filter(null, null, null, false);
        var journal = new StockJournal.Filter(null, null, null, null, null, null, null);
        World.bean(ShopTransactions.class).run(shelf.shop, () -> {
            var items = World.bean(StockItems.class);
            assertThat(CountedStatements.during(() ->
                            assertThat(items.page(shelf.shop, all, null, 10)).hasSize(10)))
                    .hasSameSizeAs(CountedStatements.during(() -> items.page(shelf.shop, all, null, 1)))
                    .hasSize(2);
            assertThat(CountedStatements.during(
                            () -> assertThat(World.bean(StockJournal.class).page(shelf.shop, journal, null, 10))
                                    .hasSize(10)))
                    .hasSize(1);
        });
    }

    private List<String> handle(OrderNews[] batch) {
        return World.bean(ShopTransactions.class)
                .call(
                        shelf.shop,
                        () -> CountedStatements.during(
                                () -> World.bean(FollowOrders.class).handle(shelf.shop, Arrays.asList(batch))));
    }

    private OrderNews[] batch(int orders, Stage stage) {
        return IntStream.range(0, orders)
                .mapToObj(i -> news(UUID.randomUUID(), 1, stage, products.get(i % products.size()), 1))
                .toArray(OrderNews[]::new);
    }
}
