package kz.cvety.orders.catalog;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import kz.cvety.events.Event;
import kz.cvety.events.catalog.RecipeLine;
import kz.cvety.events.catalog.ReservationMade;
import kz.cvety.events.catalog.StockChanged;
import kz.cvety.events.catalog.StockSnapshot;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import kz.cvety.orders.CatalogFacts;
import kz.cvety.orders.World;
import kz.cvety.orders.World.Answer;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everybody wants the same flowers at once. */
class RushIT {

    private static final Logger log = LoggerFactory.getLogger(RushIT.class);

    /** More than that only waits longer for one of the dozen connections to the database. */
    private static final int IN_FLIGHT = 64;

    private final ShopId shop = World.newShop();
    private final BlockingQueue<UUID> placed = new LinkedBlockingQueue<>();

    @Test
    void placesExactlyWhatIsThereWhileTheCatalogIsSilent() throws Exception {
        var ready = CatalogFacts.item(50);
        var bouquet = CatalogFacts.bouquet("Dawn", "5500.00", ready.itemId(), 1);
        CatalogFacts.publish(shop, List.of(ready), bouquet);

        var answers = rush(300, i -> CatalogFacts.line(bouquet.productId(), 1), () -> 0L);

        assertPlaced(answers, 50);
        assertThat(CatalogFacts.holders(ready.itemId())).containsExactlyInAnyOrderElementsOf(placed);
        assertThat(CatalogFacts.row(ready.itemId()))
                .containsEntry("available", 50L)
                .containsEntry("held", 50L);
    }

    @Test
    void placesExactlyWhatIsThereWhileTheCatalogCountsTheOrdersInBetween() throws Exception {
        var ready = CatalogFacts.item(50);
        var bouquet = CatalogFacts.bouquet("Dawn", "5500.00", ready.itemId(), 1);
        CatalogFacts.publish(shop, List.of(ready), bouquet);

        var answers = rush(1000, i -> CatalogFacts.line(bouquet.productId(), 1), () -> count(ready));

        assertPlaced(answers, 50);
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(CatalogFacts.row(ready.itemId()))
                        .containsEntry("available", 0L)
                        .containsEntry("held", 0L));
        assertThat(CatalogFacts.holders(ready.itemId())).isEmpty();
    }

    @Test
    void sharesTheStemsOfTwoBouquetsWithoutSellingOneTwice() throws Exception {
        var rose = CatalogFacts.item(100);
        var ribbon = CatalogFacts.item(1000);
        var three = CatalogFacts.product(
                "Three",
                "3000.00",
                List.of(new RecipeLine(rose.itemId(), 3), new RecipeLine(ribbon.itemId(), 1)),
                List.of());
        var two = CatalogFacts.product(
                "Two",
                "2000.00",
                List.of(new RecipeLine(ribbon.itemId(), 1), new RecipeLine(rose.itemId(), 2)),
                List.of());
        CatalogFacts.publish(shop, List.of(rose, ribbon), three, two);

        var answers = rush(300, i -> CatalogFacts.line(i % 2 == 0 ? three.productId() : two.productId(), 1), () -> 0L);

        var stems = answers.stream()
                .filter(answer -> answer.status() == 201)
                .mapToLong(answer -> answer.text("/items/0/name").equals("Three") ? 3 : 2)
                .sum();
        assertThat(stems).isBetween(99L, 100L);
        assertThat(CatalogFacts.row(rose.itemId())).containsEntry("held", stems);
        assertThat(CatalogFacts.row(ribbon.itemId())).containsEntry("held", (long) placed.size());
        assertRefusedByName(answers);
    }

    /** The catalog: counts each order once, tells the level after it, and of the reservation now before and now after that. */
    private long count(StockSnapshot item) throws InterruptedException {
        var counted = 0;
        var version = 1L;
        while (counted < item.available()) {
            var orders = new ArrayList<>(List.of(placed.take()));
            placed.drainTo(orders, 2);
            counted += orders.size();
            var half = orders.size() / 2;
            orders.subList(0, half).forEach(order -> tell(new ReservationMade(order, 1)));
            var level = CatalogFacts.level(item, ++version, item.available() - counted);
            tell(new StockChanged(level, List.copyOf(orders)));
            orders.subList(half, orders.size()).forEach(order -> tell(new ReservationMade(order, 1)));
        }
        return version - 1;
    }

    private List<Answer> rush(int requests, IntFunction<String> line, Callable<Long> catalog) throws Exception {
        var places = new Semaphore(IN_FLIGHT);
        var began = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var levels = threads.submit(catalog);
            var answers = IntStream.range(0, requests)
                    .mapToObj(i -> threads.submit(() -> {
                        places.acquire();
                        try {
                            return place(line.apply(i));
                        } finally {
                            places.release();
                        }
                    }))
                    .toList();
            var all = new ArrayList<Answer>();
            for (Future<Answer> answer : answers) {
                all.add(answer.get(60, SECONDS));
            }
            var perSecond = requests * 1_000_000_000L / (System.nanoTime() - began);
            log.info("measured {} requests per second, {} levels in between", perSecond, levels.get(30, SECONDS));
            return all;
        }
    }

    private Answer place(String line) {
        var answer = World.place(shop, CatalogFacts.order(line));
        if (answer.status() == 201) {
            placed.add(UUID.fromString(answer.text("/id")));
        }
        return answer;
    }

    private void tell(Event event) {
        World.deliver(World.newFactId(), shop, Origin.SYSTEM, event);
    }

    private static void assertPlaced(List<Answer> answers, int placed) {
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(placed);
        assertRefusedByName(answers);
    }

    private static void assertRefusedByName(List<Answer> answers) {
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .isNotEmpty()
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(409);
                    assertThat(answer.text("/code")).isEqualTo("out-of-stock");
                    assertThat(answer.text("/errors/0/pointer")).isEqualTo("#/items/0/quantity");
                });
    }
}
