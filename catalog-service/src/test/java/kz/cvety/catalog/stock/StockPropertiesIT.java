package kz.cvety.catalog.stock;

import static kz.cvety.catalog.stock.Shelf.news;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import kz.cvety.catalog.stock.MoveStock.Line;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Whatever happens in whatever order, the books agree; orders that were refused are tried again meanwhile. */
class StockPropertiesIT {

    private static final int STEPS = 60;

    /** Something that happens to the stock of {@link Books}. */
    private sealed interface Happening {

        /** Somebody books a document of two lines. */
        record Move(MovementKind kind, int item, boolean fromCellar, int quantity, int more) implements Happening {}

        /** Word of some orders arrives. */
        record Hear(List<Word> words) implements Happening {}
    }

    /** @param stale the version before is told again */
    private record Word(int order, boolean stale, Stage stage, int product, int quantity) {}

    /** A shop with two stores, three items and three products that share them. */
    private static final class Books {

        private final Shelf shelf = new Shelf();
        private final UUID cellar = shelf.store("cellar", 0);
        private final List<UUID> items =
                List.of(shelf.item("rose", 20L), shelf.item("tulip", 5L), shelf.item("ribbon", null));
        private final List<UUID> products = List.of(
                shelf.product(Map.of(items.get(0), 15, items.get(2), 1)),
                shelf.product(Map.of(items.get(0), 25)),
                shelf.product(Map.of(items.get(0), 3, items.get(1), 7, items.get(2), 2)));
        private final UUID base = UUID.randomUUID();
        private final Map<UUID, Long> versions = new ConcurrentHashMap<>();

        void happens(Happening happening) {
            switch (happening) {
                case Happening.Move move -> move(move);
                case Happening.Hear hear ->
                    shelf.hear(hear.words().stream().map(this::told).toArray(OrderNews[]::new));
            }
        }

        private void move(Happening.Move move) {
            var from = move.fromCellar() ? cellar : shelf.store;
            var to = move.fromCellar() ? shelf.store : cellar;
            var transfer = move.kind() == MovementKind.TRANSFER;
            try {
                shelf.move(
                        move.kind(),
                        new Line(items.get(move.item()), from, transfer ? to : null, move.quantity()),
                        new Line(items.getFirst(), to, transfer ? from : null, move.more()));
            } catch (StockRefusals.NotEnoughOnHand refused) {
                // then nothing was booked, which the books show
            }
        }

        private OrderNews told(Word word) {
            var order = new UUID(base.getMostSignificantBits(), word.order());
            var version = versions.merge(order, 1L, Long::sum) - (word.stale() ? 1 : 0);
            return news(order, version, word.stage(), products.get(word.product()), word.quantity());
        }

        void mustAgree() {
            shelf.mustAgree();
            items.forEach(shelf::mustAlternate);
        }
    }

    @Property(tries = 8, shrinking = ShrinkingMode.BOUNDED)
    void agreesAfterAnySequence(@ForAll("day") List<Happening> day) {
        var books = new Books();
        for (var step = 0; step < day.size(); step++) {
            books.happens(day.get(step));
            if (step % 10 == 9) {
                books.mustAgree();
            }
        }
        books.mustAgree();
    }

    /** Also in several instances at once, whose batches share orders and items: no deadlock, no lie. */
    @Property(tries = 1, shrinking = ShrinkingMode.OFF)
    void agreesWhenManyAreAtItAtOnce(@ForAll("days") List<List<Happening>> days) throws Exception {
        var books = new Books();
        try (var instances = Executors.newFixedThreadPool(days.size())) {
            var runs = new ArrayList<Callable<Books>>();
            days.forEach(day -> runs.add(() -> {
                day.forEach(books::happens);
                return books;
            }));
            for (var run : instances.invokeAll(runs)) {
                run.get();
            }
        }
        books.mustAgree();
    }

    @Provide
    Arbitrary<List<List<Happening>>> days() {
        return day().list().ofSize(6);
    }

    @Provide
    Arbitrary<List<Happening>> day() {
        Arbitrary<Happening> move = Combinators.combine(
                        Arbitraries.of(
                                MovementKind.RECEIVE,
                                MovementKind.WRITE_OFF,
                                MovementKind.TRANSFER,
                                MovementKind.COUNT),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(1, 60),
                        Arbitraries.integers().between(1, 9))
                .as(Happening.Move::new);
        Arbitrary<Happening> hear = words().list().ofMinSize(1).ofMaxSize(6).map(Happening.Hear::new);
        return Arbitraries.oneOf(List.of(move, hear, hear)).list().ofSize(STEPS);
    }

    private static Arbitrary<Word> words() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.integers().between(0, 7).map(eighth -> eighth == 0),
                        Arbitraries.of(Stage.class),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(1, 2))
                .as(Word::new);
    }
}
