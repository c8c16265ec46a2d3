package kz.cvety.catalog.stock;

import static kz.cvety.catalog.stock.Shelf.news;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import kz.cvety.catalog.stock.MoveStock.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens in whatever order, the books agree; orders that were refused are tried again meanwhile. */
class RandomStockIT {

    private static final int STEPS = 60;
    private static final List<Stage> STAGES = List.copyOf(EnumSet.allOf(Stage.class));
    private static final List<MovementKind> KINDS =
            List.of(MovementKind.RECEIVE, MovementKind.WRITE_OFF, MovementKind.TRANSFER, MovementKind.COUNT);

    private final Shelf shelf = new Shelf();
    private final UUID cellar = shelf.store("cellar", 0);
    private final List<UUID> items =
            List.of(shelf.item("rose", 20L), shelf.item("tulip", 5L), shelf.item("ribbon", null));
    private final List<UUID> products = List.of(
            shelf.product(Map.of(items.get(0), 15, items.get(2), 1)),
            shelf.product(Map.of(items.get(0), 25)),
            shelf.product(Map.of(items.get(0), 3, items.get(1), 7, items.get(2), 2)));
    private final Map<UUID, Long> versions = new ConcurrentHashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void agreesAfterAnySequence(long seed) {
        var random = new SplittableRandom(seed);
        for (var step = 0; step < STEPS; step++) {
            if (random.nextInt(3) == 0) {
                move(random);
            } else {
                shelf.hear(batch(random));
            }
            if (step % 10 == 9) {
                shelf.mustAgree();
            }
        }
        shelf.mustAgree();
        items.forEach(shelf::mustAlternate);
    }

    /** Also in several instances at once, whose batches share orders and items: no deadlock, no lie. */
    @Test
    void agreesWhenManyAreAtItAtOnce() throws Exception {
        try (var instances = Executors.newFixedThreadPool(6)) {
            var runs = new ArrayList<Callable<Object>>();
            for (var seed = 0; seed < 6; seed++) {
                var random = new SplittableRandom(100 + seed);
                runs.add(() -> {
                    for (var step = 0; step < STEPS; step++) {
                        if (random.nextInt(3) == 0) {
                            move(random);
                        } else {
                            shelf.hear(batch(random));
                        }
                    }
                    return shelf;
                });
            }
            for (var run : instances.invokeAll(runs)) {
                run.get();
            }
        }
        shelf.mustAgree();
        items.forEach(shelf::mustAlternate);
    }

    private void move(SplittableRandom random) {
        var kind = KINDS.get(random.nextInt(KINDS.size()));
        var item = items.get(random.nextInt(items.size()));
        var from = random.nextBoolean() ? cellar : shelf.store;
        var to = from.equals(cellar) ? shelf.store : cellar;
        try {
            shelf.move(
                    kind,
                    new Line(item, from, kind == MovementKind.TRANSFER ? to : null, 1 + random.nextInt(60)),
                    new Line(items.getFirst(), to, kind == MovementKind.TRANSFER ? from : null, 1 + random.nextInt(9)));
        } catch (StockRefusals.NotEnoughOnHand refused) {
            // then nothing was booked, which the books show
        }
    }

    private OrderNews[] batch(SplittableRandom random) {
        var batch = new ArrayList<OrderNews>();
        for (var i = 1 + random.nextInt(6); i > 0; i--) {
            var known = List.copyOf(versions.keySet());
            var order = known.isEmpty() || random.nextInt(3) == 0
                    ? new UUID(random.nextLong(), random.nextLong())
                    : known.get(random.nextInt(known.size()));
            var version = versions.merge(order, 1L, Long::sum) - (random.nextInt(8) == 0 ? 1 : 0);
            batch.add(news(
                    order,
                    version,
                    STAGES.get(random.nextInt(STAGES.size())),
                    products.get(random.nextInt(products.size())),
                    1 + random.nextInt(2)));
        }
        return batch.toArray(OrderNews[]::new);
    }
}
