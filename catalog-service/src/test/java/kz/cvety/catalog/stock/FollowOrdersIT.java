package kz.cvety.catalog.stock;

import static kz.cvety.catalog.stock.Shelf.news;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.cvety.catalog.stock.MoveStock.Line;
import kz.cvety.catalog.stock.Reservation.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FollowOrdersIT {

    private final Shelf shelf = new Shelf();
    private final UUID order = UUID.randomUUID();

    @AfterEach
    void booksAgree() {
        shelf.mustAgree();
    }

    @Test
    void setsAsideEverythingAnOrderTakesAndSaysSo() {
        var rose = shelf.stocked("rose", null, 100);
        var ribbon = shelf.stocked("ribbon", null, 10);
        var bouquet = shelf.product(Map.of(rose, 15, ribbon, 1));

        shelf.hear(news(order, 1, Stage.UNPAID, bouquet, 2));

        assertThat(shelf.item(rose).reserved()).isEqualTo(30);
        assertThat(shelf.item(rose).available()).isEqualTo(70);
        assertThat(shelf.item(ribbon).reserved()).isEqualTo(2);
        assertThat(shelf.state(order)).isEqualTo(State.HELD);
        assertThat(shelf.types(order)).containsExactly("reservation-made");
        assertThat(shelf.told(rose).getLast().orders()).containsExactly(order);
        assertThat(shelf.told(rose).getLast().fact().at("/stock/reserved").asLong())
                .isEqualTo(30);
    }

    @Test
    void setsAsideNothingWhenOneItemIsShortAndNamesIt() {
        var rose = shelf.stocked("rose", null, 100);
        var ribbon = shelf.stocked("ribbon", null, 1);
        var bouquet = shelf.product(Map.of(rose, 15, ribbon, 1));

        shelf.hear(news(order, 1, Stage.PAID, bouquet, 2));

        assertThat(shelf.state(order)).isEqualTo(State.REFUSED);
        assertThat(shelf.item(rose).reserved()).isZero();
        var refused = shelf.told(order).getLast();
        assertThat(refused.type()).isEqualTo("reservation-refused");
        assertThat(refused.fact().at("/shortages")).hasSize(1);
        assertThat(refused.fact().at("/shortages/0/item").asString()).isEqualTo("ribbon");
        assertThat(refused.fact().at("/shortages/0/wanted").asLong()).isEqualTo(2);
        assertThat(refused.fact().at("/shortages/0/available").asLong()).isEqualTo(1);
        assertThat(shelf.told(rose).getLast().orders()).containsExactly(order);
        assertThat(shelf.told(ribbon).getLast().orders()).containsExactly(order);
    }

    @Test
    void knowsAProductByItsVariantAndByItsIdElsewhere() {
        var rose = shelf.stocked("rose", null, 1000);
        var bouquet = shelf.product(Map.of(rose, 15));
        var big = UUID.randomUUID();
        shelf.recipe(bouquet, big, Map.of(rose, 51));
        shelf.link("bitrix-a", "901", bouquet);
        shelf.link("bitrix-b", "901", shelf.product(Map.of(rose, 500)));

        shelf.hear(news(
                order,
                1,
                Stage.PAID,
                Shelf.now(),
                List.of(
                        new OrderNews.Line(bouquet, big, null, 2),
                        new OrderNews.Line(bouquet, UUID.randomUUID(), null, 1),
                        new OrderNews.Line(null, null, "901", 3),
                        new OrderNews.Line(null, null, "unknown", 9)),
                Set.of("bitrix-a")));

        assertThat(shelf.item(rose).reserved()).isEqualTo(2 * 51 + 15 + 3 * 15);
    }

    @Test
    void hasNoReservationForAnOrderThatTakesNothing() {
        shelf.hear(news(order, 1, Stage.PAID, UUID.randomUUID(), 1));
        shelf.hear(news(order, 2, Stage.CALLED_OFF, UUID.randomUUID(), 1));

        assertThat(shelf.reservation(order)).isEmpty();
        assertThat(shelf.types(order)).isEmpty();
    }

    @Test
    void plansTheDifferenceWhenTheItemsChange() {
        var rose = shelf.stocked("rose", null, 60);
        var bouquet = shelf.product(Map.of(rose, 15));

        shelf.hear(news(order, 1, Stage.UNPAID, bouquet, 3));
        shelf.hear(news(order, 2, Stage.UNPAID, bouquet, 4));
        assertThat(shelf.item(rose).reserved()).isEqualTo(60);
        shelf.hear(news(order, 3, Stage.PAID, bouquet, 4));
        assertThat(shelf.types(order)).containsExactly("reservation-made", "reservation-made");
        shelf.hear(news(order, 4, Stage.PAID, bouquet, 5));
        assertThat(shelf.state(order)).isEqualTo(State.REFUSED);
        assertThat(shelf.item(rose).reserved()).isZero();
        shelf.hear(news(order, 5, Stage.PAID, bouquet, 1));
        assertThat(shelf.item(rose).reserved()).isEqualTo(15);
        shelf.hear(news(order, 6, Stage.PAID, UUID.randomUUID(), 1));

        assertThat(shelf.state(order)).isEqualTo(State.RELEASED);
        assertThat(shelf.item(rose).reserved()).isZero();
        assertThat(shelf.told(order).stream().map(Shelf.Told::version)).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void changesNothingForAVersionThatIsNotNewer() {
        var rose = shelf.stocked("rose", null, 60);
        var bouquet = shelf.product(Map.of(rose, 15));
        shelf.hear(news(order, 5, Stage.PAID, bouquet, 1));
        var version = shelf.item(rose).version();

        shelf.hear(news(order, 5, Stage.PAID, bouquet, 1));
        shelf.hear(news(order, 4, Stage.CALLED_OFF, bouquet, 1));

        assertThat(shelf.item(rose).version()).isEqualTo(version);
        assertThat(shelf.types(order)).containsExactly("reservation-made");
    }

    @Test
    void usesUpFromTheStoresInTheirOrder() {
        var rose = shelf.stocked("rose", null, 10);
        var cellar = shelf.store("cellar", 0);
        shelf.move(MovementKind.RECEIVE, new Line(rose, cellar, null, 8));
        var bouquet = shelf.product(Map.of(rose, 15));
        shelf.hear(news(order, 1, Stage.PAID, bouquet, 1));

        shelf.hear(news(order, 2, Stage.ASSEMBLED, bouquet, 1), news(order, 3, Stage.DONE, bouquet, 1));
        shelf.hear(news(order, 4, Stage.CALLED_OFF, bouquet, 1));

        assertThat(shelf.item(rose).in(cellar).onHand()).isZero();
        assertThat(shelf.item(rose).in(shelf.store).onHand()).isEqualTo(3);
        assertThat(shelf.item(rose).reserved()).isZero();
        assertThat(shelf.types(order)).containsExactly("reservation-made", "reservation-ended");
        assertThat(shelf.told(order).getLast().fact().at("/outcome").asString()).isEqualTo("CONSUMED");
    }

    @Test
    void usesUpWhatIsThereForAnOrderFirstHeardOfWhenItIsAssembled() {
        var rose = shelf.stocked("rose", null, 10);
        var bouquet = shelf.product(Map.of(rose, 15));

        shelf.hear(news(order, 1, Stage.ASSEMBLED, bouquet, 1));

        assertThat(shelf.item(rose).onHand()).isZero();
        var line = shelf.reservation(order).orElseThrow();
        assertThat(line.state()).isEqualTo(State.CONSUMED);
        assertThat(shelf.count("select missing from stock_reservation_line where shop_id = :shop"))
                .isEqualTo(5);
    }

    @Test
    void endsAnOrderThatWasCalledOffBeforeItWasHeardOf() {
        var rose = shelf.stocked("rose", null, 10);
        var bouquet = shelf.product(Map.of(rose, 5));

        shelf.hear(news(order, 3, Stage.CALLED_OFF, bouquet, 1));

        assertThat(shelf.told(order).getLast().fact().at("/outcome").asString()).isEqualTo("RELEASED");
        assertThat(shelf.told(rose).getLast().orders()).containsExactly(order);
        assertThat(shelf.item(rose).reserved()).isZero();
    }

    @Test
    void takesNothingForAnOrderThatWasOverLongAgo() {
        var rose = shelf.stocked("rose", null, 10);
        var bouquet = shelf.product(Map.of(rose, 5));
        var lines = List.of(new OrderNews.Line(bouquet, null, null, 1));
        var longAgo = Shelf.now().minus(Duration.ofDays(3));

        for (var stage : List.of(Stage.DONE, Stage.CALLED_OFF)) {
            shelf.hear(news(UUID.randomUUID(), 1, stage, longAgo, lines, Set.of()));
        }
        assertThat(shelf.count("select count(*) from stock_reservation where shop_id = :shop"))
                .isZero();
        shelf.hear(news(order, 1, Stage.ASSEMBLED, longAgo, lines, Set.of()));

        assertThat(shelf.state(order)).isEqualTo(State.CONSUMED);
        assertThat(shelf.item(rose).onHand()).isEqualTo(5);
    }

    @Test
    void triesRefusedOrdersAgainOldestFirstWhenThereIsMore() {
        var rose = shelf.item("rose", null);
        var bouquet = shelf.product(Map.of(rose, 10));
        var lines = List.of(new OrderNews.Line(bouquet, null, null, 1));
        var young = UUID.randomUUID();
        var gone = UUID.randomUUID();
        var old = UUID.randomUUID();
        shelf.hear(news(young, 1, Stage.PAID, Shelf.now(), lines, Set.of()));
        shelf.hear(news(gone, 1, Stage.PAID, Shelf.now().minusSeconds(900), lines, Set.of()));
        shelf.hear(news(gone, 2, Stage.CALLED_OFF, Shelf.now().minusSeconds(900), lines, Set.of()));
        shelf.hear(news(old, 1, Stage.PAID, Shelf.now().minusSeconds(600), lines, Set.of()));

        shelf.move(MovementKind.RECEIVE, new Line(rose, shelf.store, null, 15));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(shelf.state(old)).isEqualTo(State.HELD));
        assertThat(shelf.state(young)).isEqualTo(State.REFUSED);
        shelf.hear(news(old, 2, Stage.CALLED_OFF, Shelf.now(), lines, Set.of()));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(shelf.state(young)).isEqualTo(State.HELD));

        assertThat(shelf.types(young)).containsExactly("reservation-refused", "reservation-made");
        assertThat(shelf.state(gone)).isEqualTo(State.RELEASED);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(shelf.count("select count(*) from stock_freed where shop_id = :shop"))
                        .isZero());
    }

    @Test
    void hidesStockAndReservationsFromEveryOtherShop() {
        var rose = shelf.stocked("rose", null, 10);
        var bouquet = shelf.product(Map.of(rose, 5));
        shelf.hear(news(order, 1, Stage.PAID, bouquet, 1));
        var other = new Shelf();

        other.hear(news(order, 9, Stage.CALLED_OFF, bouquet, 1));

        assertThat(other.reservation(order)).isEmpty();
        assertThat(shelf.state(order)).isEqualTo(State.HELD);
        assertThat(shelf.item(rose).reserved()).isEqualTo(5);
    }
}
