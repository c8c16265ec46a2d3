package kz.cvety.catalog.stock;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import org.springframework.stereotype.Component;

/**
 * Sets aside what orders take, uses it up, and gives it back. Each order gets everything or nothing, and never more than
 * there is, however many instances are at it; the number of statements does not depend on the number of orders.
 */
@Component
public class FollowOrders {

    private final Recipes recipes;
    private final Reservations reservations;
    private final Bookkeeping bookkeeping;
    private final StockProperties properties;
    private final InstantSource clock;

    FollowOrders(
            Recipes recipes,
            Reservations reservations,
            Bookkeeping bookkeeping,
            StockProperties properties,
            InstantSource clock) {
        this.recipes = recipes;
        this.reservations = reservations;
        this.bookkeeping = bookkeeping;
        this.properties = properties;
        this.clock = clock;
    }

    /** News in the order in which it happened to each order; runs inside a transaction of the shop. */
    public void handle(ShopId shop, List<OrderNews> news) {
        var now = clock.instant();
        var tooLate = now.minus(properties.lateAfter());
        var taken = recipes.takenBy(shop, news);
        var worthIt = new ArrayList<OrderNews>();
        for (var i = 0; i < news.size(); i++) {
            var each = news.get(i);
            var isHistory = each.stage().isOver() && each.placedAt().isBefore(tooLate);
            if (!taken.get(i).isEmpty() && !isHistory) {
                worthIt.add(each);
            }
        }
        reservations.open(shop, worthIt, now);
        var byOrder = lock(shop, news.stream().map(OrderNews::orderId).toList());
        if (byOrder.isEmpty()) {
            return;
        }
        var concerned = itemsOf(byOrder.values());
        taken.forEach(map -> concerned.addAll(map.keySet()));
        var books = bookkeeping.open(shop, concerned);
        var allotment = new Allotment(books, properties, tooLate, UuidCreator.getTimeOrderedEpoch());
        for (var i = 0; i < news.size(); i++) {
            var reservation = byOrder.get(news.get(i).orderId());
            if (reservation != null) {
                allotment.hear(reservation, news.get(i), taken.get(i));
            }
        }
        bookkeeping.close(shop, books, Origin.SYSTEM);
    }

    /** Tries these refused orders again, in this order. */
    void tryAgain(ShopId shop, List<UUID> orders) {
        var byOrder = lock(shop, orders);
        settle(shop, byOrder.values(), allotment -> {
            for (var order : orders) {
                var reservation = byOrder.get(order);
                if (reservation != null) {
                    allotment.tryAgain(reservation);
                }
            }
        });
    }

    /** Gives back what orders held that nobody paid in time; answers how many there were. */
    int expire(ShopId shop, int limit) {
        var due = reservations.lockExpired(shop, clock.instant(), limit);
        settle(shop, due, allotment -> due.forEach(allotment::expire));
        return due.size();
    }

    private void settle(ShopId shop, Collection<Reservation> held, Consumer<Allotment> work) {
        if (held.isEmpty()) {
            return;
        }
        var books = bookkeeping.open(shop, itemsOf(held));
        work.accept(new Allotment(books, properties, books.now(), UuidCreator.getTimeOrderedEpoch()));
        bookkeeping.close(shop, books, Origin.SYSTEM);
    }

    private Map<UUID, Reservation> lock(ShopId shop, List<UUID> orders) {
        return reservations.lock(shop, new TreeSet<>(orders)).stream()
                .collect(Collectors.toMap(Reservation::orderId, Function.identity(), (a, b) -> a, HashMap::new));
    }

    private static Set<UUID> itemsOf(Collection<Reservation> reservations) {
        return reservations.stream()
                .flatMap(reservation -> reservation.wanted().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
