package kz.cvety.catalog.stock;

import static kz.cvety.catalog.stock.Shelf.news;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import kz.cvety.catalog.stock.MoveStock.Line;
import org.junit.jupiter.api.Test;

class AlertsIT {

    private final Shelf shelf = new Shelf();

    @Test
    void tellsOnceThatAnItemRanLowAndOnceThatItRecovered() {
        var rose = shelf.stocked("rose", 20L, 50);
        var bouquet = shelf.product(Map.of(rose, 15));

        var first = shelf.order(bouquet);
        shelf.order(bouquet);
        shelf.order(bouquet);
        shelf.hear(news(first, 2, Stage.CALLED_OFF, bouquet, 1));
        shelf.move(MovementKind.RECEIVE, new Line(rose, shelf.store, null, 100));
        shelf.move(MovementKind.RECEIVE, new Line(rose, shelf.store, null, 100));

        assertThat(shelf.types(rose))
                .containsExactly(
                        "stock-changed", // described
                        "stock-changed", // 50
                        "stock-changed", // 35
                        "stock-ran-low", // 20
                        "stock-changed", // 5
                        "stock-changed", // 20
                        "stock-recovered", // 120
                        "stock-changed");
        shelf.mustAlternate(rose);
        shelf.mustAgree();
    }

    @Test
    void showsAndTellsThatACountFoundLessThanWasPromised() {
        var rose = shelf.stocked("rose", 0L, 50);
        var order = UUID.randomUUID();
        shelf.hear(news(order, 1, Stage.PAID, shelf.product(Map.of(rose, 40)), 1));

        shelf.move(MovementKind.COUNT, new Line(rose, shelf.store, null, 30));

        assertThat(shelf.item(rose).onHand()).isEqualTo(30);
        assertThat(shelf.item(rose).available()).isEqualTo(-10);
        assertThat(shelf.item(rose).low()).isTrue();
        assertThat(shelf.types(rose)).endsWith("stock-ran-low");
        assertThat(shelf.told(rose).getLast().fact().at("/stock/available").asLong())
                .isEqualTo(-10);
        shelf.mustAgree();
    }
}
