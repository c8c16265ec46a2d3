package kz.cvety.orders.catalog.kafka;

import java.util.List;
import kz.cvety.events.catalog.ReservationEnded;
import kz.cvety.events.catalog.ReservationEvent;
import kz.cvety.events.catalog.ReservationMade;
import kz.cvety.events.catalog.ReservationRefused;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.inbox.Fact;
import kz.cvety.kit.inbox.FactConsumer;
import kz.cvety.orders.Lack;
import kz.cvety.orders.StockState;
import kz.cvety.orders.StockWords.Word;
import kz.cvety.orders.catalog.HearReservations;
import org.springframework.stereotype.Component;

/** Brings the catalog's word about the stock of orders to the orders. */
@Component
class OrdersFromReservation implements FactConsumer<ReservationEvent> {

    private static final String CONSUMED = "CONSUMED";

    private final HearReservations reservations;

    OrdersFromReservation(HearReservations reservations) {
        this.reservations = reservations;
    }

    @Override
    public String name() {
        return "orders.from-reservation";
    }

    @Override
    public Class<ReservationEvent> events() {
        return ReservationEvent.class;
    }

    @Override
    public void handle(ShopId shop, List<Fact<ReservationEvent>> facts) {
        reservations.handle(shop, facts.stream().map(fact -> word(fact.event())).toList());
    }

    private static Word word(ReservationEvent event) {
        return switch (event) {
            case ReservationMade made -> word(made, StockState.RESERVED, List.of());
            case ReservationRefused refused ->
                word(
                        refused,
                        StockState.SHORT,
                        refused.shortages().stream()
                                .map(lack -> new Lack(lack.itemId(), lack.item(), lack.wanted(), lack.available()))
                                .toList());
            case ReservationEnded ended ->
                word(ended, CONSUMED.equals(ended.outcome()) ? StockState.USED : StockState.RELEASED, List.of());
        };
    }

    private static Word word(ReservationEvent event, StockState state, List<Lack> shortages) {
        return new Word(event.orderId(), event.version(), state, shortages);
    }
}
