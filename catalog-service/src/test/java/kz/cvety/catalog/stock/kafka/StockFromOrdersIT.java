package kz.cvety.catalog.stock.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.cvety.catalog.World;
import kz.cvety.catalog.stock.Reservation.State;
import kz.cvety.catalog.stock.Shelf;
import kz.cvety.catalog.stock.StockFacts;
import kz.cvety.events.ExternalId;
import kz.cvety.events.orders.OrderItem;
import kz.cvety.events.orders.OrderPlaced;
import kz.cvety.kit.Origin;
import org.junit.jupiter.api.Test;

class StockFromOrdersIT {

    private final Shelf shelf = new Shelf();
    private final UUID rose = shelf.stocked("rose", null, 100);
    private final UUID bouquet = shelf.product(Map.of(rose, 15));
    private final UUID order = UUID.randomUUID();

    @Test
    void followsAnOrderHoweverOftenItsFactsArrive() {
        for (var times = 0; times < 2; times++) {
            for (var status : List.of("NEW", "PAID", "ON_THE_MOON", "ASSEMBLED", "DELIVERED")) {
                deliver(StockFacts.order(order, version(status), status, bouquet));
            }
        }

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(shelf.reservation(order))
                        .hasValueSatisfying(reservation ->
                                assertThat(reservation.orderVersion()).isEqualTo(version("DELIVERED"))));
        assertThat(shelf.state(order)).isEqualTo(State.CONSUMED);
        assertThat(shelf.types(order)).containsExactly("reservation-made", "reservation-ended");
        assertThat(shelf.item(rose).onHand()).isEqualTo(85);
        shelf.mustAgree();
    }

    @Test
    void knowsAProductOfAnotherSystemByTheConnectionOfItsOrder() {
        var elsewhere = UUID.randomUUID();
        shelf.link("bitrix-a", "901", bouquet);
        shelf.link("bitrix-b", "901", shelf.product(Map.of(rose, 99)));
        shelf.link("bitrix-b", "902", shelf.product(Map.of(rose, 7)));

        deliver(bought(order, "901", List.of(new ExternalId("bitrix-a", "5001"))));
        deliver(bought(elsewhere, "902", List.of()));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(List.of(shelf.state(order), shelf.state(elsewhere)))
                        .containsOnly(State.HELD));
        assertThat(shelf.item(rose).reserved()).isEqualTo(2 * 15 + 2 * 7);
    }

    private static OrderPlaced bought(UUID order, String product, List<ExternalId> known) {
        var told = StockFacts.order(order, 1, "PAID", UUID.randomUUID()).order();
        return new OrderPlaced(StockFacts.with(
                told, List.of(new OrderItem("p-1", null, product, null, "Bouquet", "9000.00", 2)), known));
    }

    private static long version(String status) {
        return List.of("NEW", "PAID", "ON_THE_MOON", "ASSEMBLED", "DELIVERED").indexOf(status) + 1L;
    }

    private void deliver(OrderPlaced fact) {
        World.deliver(World.newFactId(), shelf.shop, Origin.SYSTEM, fact);
    }
}
