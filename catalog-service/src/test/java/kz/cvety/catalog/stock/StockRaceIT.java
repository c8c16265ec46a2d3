package kz.cvety.catalog.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kz.cvety.catalog.CatalogServiceApplication;
import kz.cvety.catalog.World;
import kz.cvety.kit.Origin;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Many want what few can have. */
class StockRaceIT {

    private static final int ORDERS = 1000;
    private static final int BOUQUETS = 50;

    private final Shelf shelf = new Shelf();

    @Test
    void promisesNoMoreThanThereIsToOrdersOfManyPartitionsAndTwoInstances() {
        var bouquet = shelf.stocked("bouquet", 10L, BOUQUETS);
        var product = shelf.product(Map.of(bouquet, 1));
        try (var second = secondInstance()) {
            var orders = Stream.generate(UUID::randomUUID).limit(ORDERS).toList();

            orders.forEach(order -> {
                var fact = StockFacts.order(order, 1, "PAID", product);
                var id = World.newFactId();
                World.deliver(id, shelf.shop, Origin.SYSTEM, fact);
                if (order.hashCode() % 10 == 0) {
                    World.deliver(id, shelf.shop, Origin.SYSTEM, fact);
                    World.deliver(World.newFactId(), shelf.shop, Origin.SYSTEM, fact);
                }
            });

            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(decided()).isEqualTo(ORDERS));
            assertThat(consumedBy(second)).isPositive();
        }
        mustHaveFifty(bouquet);
    }

    @Test
    void promisesNoMoreThanThereIsToManyThreads() throws Exception {
        var bouquet = shelf.stocked("bouquet", 10L, BOUQUETS);
        var product = shelf.product(Map.of(bouquet, 1));

        inParallel(IntStream.range(0, ORDERS)
                .<Callable<UUID>>mapToObj(i -> () -> shelf.order(product))
                .toList());

        mustHaveFifty(bouquet);
    }

    @Test
    void promisesNoMoreStemsThanThereAreToBouquetsThatShareThem() throws Exception {
        var rose = shelf.stocked("rose", 100L, 1000);
        var ribbon = shelf.stocked("ribbon", null, 5000);
        var small = shelf.product(Map.of(rose, 15, ribbon, 1));
        var big = shelf.product(Map.of(ribbon, 2, rose, 25));

        inParallel(IntStream.range(0, 400)
                .<Callable<UUID>>mapToObj(i -> () -> shelf.order(i % 2 == 0 ? small : big))
                .toList());

        // a small one was refused, so less than it takes is left
        assertThat(shelf.item(rose).available()).isBetween(0L, 14L);
        assertThat(decided()).isEqualTo(400);
        shelf.mustAgree();
        shelf.mustAlternate(rose);
        shelf.mustAlternate(ribbon);
    }

    private void mustHaveFifty(UUID bouquet) {
        assertThat(count("HELD")).isEqualTo(BOUQUETS);
        assertThat(count("REFUSED")).isEqualTo(ORDERS - BOUQUETS);
        assertThat(shelf.item(bouquet).reserved()).isEqualTo(BOUQUETS);
        assertThat(shelf.item(bouquet).onHand()).isEqualTo(BOUQUETS);
        assertThat(shelf.item(bouquet).available()).isZero();
        assertThat(told("catalog.reservation-made.v1")).isEqualTo(BOUQUETS);
        assertThat(told("catalog.reservation-refused.v1")).isEqualTo(ORDERS - BOUQUETS);
        assertThat(shelf.types(bouquet).stream().filter("stock-ran-low"::equals))
                .hasSize(1);
        assertThat(shelf.told(bouquet).stream().flatMap(told -> told.orders().stream()))
                .hasSize(ORDERS)
                .doesNotHaveDuplicates();
        shelf.mustAgree();
        shelf.mustAlternate(bouquet);
    }

    private long decided() {
        return count("HELD") + count("REFUSED");
    }

    private long count(String state) {
        return shelf.count("select count(*) from stock_reservation where shop_id = :shop and state = '" + state + "'");
    }

    private long told(String type) {
        return shelf.count("select count(*) from kit.outbox where shop_id = :shop and type = '" + type + "'");
    }

    private static void inParallel(List<Callable<UUID>> work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        }
    }

    /** Another instance of the service on the same database, in the same Kafka group, once it has its share of the partitions. */
    private static ConfigurableApplicationContext secondInstance() {
        var settings = (MapPropertySource) Objects.requireNonNull(
                World.bean(ConfigurableEnvironment.class).getPropertySources().get("defaultProperties"));
        var second = new SpringApplicationBuilder(CatalogServiceApplication.class)
                .properties(settings.getSource())
                .run("--server.port=0");
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            for (var i = 0; i < 20; i++) {
                World.deliver(
                        World.newFactId(),
                        World.newShop(),
                        Origin.SYSTEM,
                        StockFacts.order(UUID.randomUUID(), 1, "PAID", UUID.randomUUID()));
            }
            return consumedBy(second) > 0;
        });
        return second;
    }

    private static double consumedBy(ConfigurableApplicationContext instance) {
        return instance
                .getBean(MeterRegistry.class)
                .find("cvety.facts.consumed")
                .tag("consumer", "catalog.stock-from-orders")
                .counters()
                .stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }
}
