package kz.cvety.catalog.stock.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.cvety.catalog.stock.Reservation;
import kz.cvety.catalog.stock.Reservations;
import kz.cvety.catalog.stock.StockRefusals.NoReservation;
import kz.cvety.kit.security.Caller;
import kz.cvety.kit.security.Needs;
import kz.cvety.kit.security.Permission;
import kz.cvety.kit.shop.ShopTransactions;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is set aside for an order. */
@RestController
@RequestMapping("/api/v1/inventory/reservations")
@Needs(Permission.STOCK_READ)
class ReservationController {

    private final ShopTransactions transactions;
    private final Reservations reservations;

    ReservationController(ShopTransactions transactions, Reservations reservations) {
        this.transactions = transactions;
        this.reservations = reservations;
    }

    /**
     * What became of the stock an order takes.
     *
     * @param expiresAt when it is given back if nobody pays or accepts the order
     */
    record ReservationView(
            UUID orderId,
            long version,
            long orderVersion,
            Reservation.State state,
            @Nullable Instant expiresAt,
            List<LineView> lines,
            Instant updatedAt) {}

    /**
     * What it takes of one item, in its unit.
     *
     * @param missing what was not there when the order was assembled all the same
     */
    record LineView(UUID itemId, String item, String unit, long wanted, long held, long missing) {}

    @GetMapping("/{orderId}")
    ReservationView get(Caller caller, @PathVariable UUID orderId) {
        var shop = caller.shop();
        return view(
                transactions.call(shop, () -> reservations.find(shop, orderId).orElseThrow(NoReservation::new)));
    }

    private static ReservationView view(Reservations.Reserved reserved) {
        var reservation = reserved.reservation();
        return new ReservationView(
                reservation.orderId(),
                reservation.version(),
                reservation.orderVersion(),
                reservation.state(),
                reservation.expiresAt(),
                reserved.wishes().stream()
                        .map(wish -> new LineView(
                                wish.itemId(),
                                wish.item(),
                                wish.unit(),
                                wish.line().wanted(),
                                wish.line().held(),
                                wish.line().missing()))
                        .toList(),
                reserved.updatedAt());
    }
}
