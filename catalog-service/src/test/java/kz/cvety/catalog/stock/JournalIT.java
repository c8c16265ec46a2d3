package kz.cvety.catalog.stock;

import static kz.cvety.catalog.stock.Shelf.news;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.cvety.catalog.World;
import kz.cvety.catalog.stock.MoveStock.Line;
import kz.cvety.catalog.stock.Reservation.State;
import kz.cvety.kit.shop.ShopTransactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class JournalIT {

    private final Shelf shelf = new Shelf();
    private final ShopTransactions transactions = World.bean(ShopTransactions.class);

    @ParameterizedTest
    @ValueSource(
            strings = {"update stock_movement set quantity = 1", "delete from stock_movement", "truncate stock_movement"
            })
    void cannotBeChanged(String attempt) {
        shelf.stocked("rose", null, 10);

        assertThatThrownBy(() -> transactions.run(
                        shelf.shop,
                        () -> World.bean(JdbcClient.class).sql(attempt).update()))
                .rootCause()
                .hasMessageContaining("permission denied for table stock_movement");
        // not even by somebody whom no permission stops
        assertThatThrownBy(() -> World.behindTheScenes().sql(attempt).update())
                .rootCause()
                .hasMessageContaining("only ever added to");
        assertThat(shelf.count("select sum(quantity)::bigint from stock_movement where shop_id = :shop"))
                .isEqualTo(10);
    }

    @Test
    void keepsNeitherHalfOfATransactionThatWasKilled() {
        var rose = shelf.stocked("rose", null, 100);
        var bouquet = shelf.product(Map.of(rose, 15));
        var order = UUID.randomUUID();
        var consumed = UUID.randomUUID();

        assertThatThrownBy(() -> transactions.run(shelf.shop, () -> {
                    World.bean(FollowOrders.class)
                            .handle(
                                    shelf.shop,
                                    List.of(
                                            news(order, 1, Stage.PAID, bouquet, 1),
                                            news(consumed, 1, Stage.ASSEMBLED, bouquet, 1)));
                    var backend = World.bean(JdbcClient.class)
                            .sql("select pg_backend_pid()")
                            .query(Integer.class)
                            .single();
                    World.behindTheScenes()
                            .sql("select pg_terminate_backend(?, 5000)")
                            .param(backend)
                            .query(Boolean.class)
                            .single();
                }))
                .isInstanceOf(RuntimeException.class);

        assertThat(shelf.item(rose).reserved()).isZero();
        assertThat(shelf.item(rose).onHand()).isEqualTo(100);
        assertThat(shelf.reservation(order)).isEmpty();
        assertThat(shelf.types(order)).isEmpty();
        assertThat(shelf.types(rose)).hasSize(2);
        shelf.mustAgree();

        shelf.hear(news(order, 1, Stage.PAID, bouquet, 1), news(consumed, 1, Stage.ASSEMBLED, bouquet, 1));
        assertThat(shelf.state(order)).isEqualTo(State.HELD);
        assertThat(shelf.state(consumed)).isEqualTo(State.CONSUMED);
        shelf.mustAgree();
    }

    @Test
    void booksAllLinesOrNone() {
        var rose = shelf.stocked("rose", null, 10);
        var tulip = shelf.stocked("tulip", null, 3);

        assertThatThrownBy(() -> shelf.move(
                        MovementKind.WRITE_OFF,
                        new Line(rose, shelf.store, null, 5),
                        new Line(tulip, shelf.store, null, 4)))
                .isInstanceOf(StockRefusals.NotEnoughOnHand.class)
                .hasMessageContaining("Line 2");

        assertThat(shelf.item(rose).onHand()).isEqualTo(10);
        shelf.mustAgree();
    }
}
