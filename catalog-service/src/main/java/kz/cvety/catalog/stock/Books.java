package kz.cvety.catalog.stock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import kz.cvety.events.catalog.ReservationEvent;
import kz.cvety.events.catalog.StockChanged;
import kz.cvety.events.catalog.StockEvent;
import kz.cvety.events.catalog.StockRanLow;
import kz.cvety.events.catalog.StockRecovered;
import org.jspecify.annotations.Nullable;

/** The items one transaction holds, and what it does to them. */
final class Books {

    /** What became of a reservation, under the trace of what caused it. */
    record Told(ReservationEvent event, @Nullable String traceparent) {}

    private final Map<UUID, StockItem> items = new LinkedHashMap<>();
    private final Map<UUID, Set<UUID>> ordersByChangedItem = new TreeMap<>();
    private final Set<UUID> freed = new TreeSet<>();
    private final List<Movement> movements = new ArrayList<>();
    private final Map<UUID, Reservation> reservations = new TreeMap<>();
    private final List<Told> told = new ArrayList<>();
    private final Instant now;

    Books(Collection<StockItem> held, Instant now) {
        held.forEach(item -> items.put(item.id(), item));
        this.now = now;
    }

    Instant now() {
        return now;
    }

    @Nullable
    StockItem item(UUID id) {
        return items.get(id);
    }

    /** The item, one of those that are held. */
    StockItem held(UUID id) {
        var item = items.get(id);
        if (item == null) {
            throw new IllegalStateException("the item " + id + " is not held");
        }
        return item;
    }

    void book(Movement movement) {
        held(movement.itemId()).move(movement.storeId(), movement.quantity());
        movements.add(movement);
        changed(movement.itemId());
    }

    void changed(UUID item) {
        ordersByChangedItem.computeIfAbsent(item, id -> new TreeSet<>());
    }

    void changedFor(UUID item, UUID order) {
        ordersByChangedItem.computeIfAbsent(item, id -> new TreeSet<>()).add(order);
    }

    /** There is more to promise than there was. */
    void freed(UUID item) {
        freed.add(item);
    }

    void looked(Reservation reservation) {
        reservations.put(reservation.orderId(), reservation);
    }

    void tell(ReservationEvent event, @Nullable String traceparent) {
        told.add(new Told(event, traceparent));
    }

    Set<UUID> freed() {
        return freed;
    }

    List<Movement> movements() {
        return movements;
    }

    Collection<Reservation> reservations() {
        return reservations.values();
    }

    List<Told> told() {
        return told;
    }

    List<StockItem> changedItems() {
        return ordersByChangedItem.keySet().stream().map(this::held).toList();
    }

    /** Gives each changed item its next version, and answers what is to be said about it. */
    List<StockEvent> turn() {
        var events = new ArrayList<StockEvent>(ordersByChangedItem.size());
        ordersByChangedItem.forEach((id, orders) -> {
            var item = held(id);
            var turn = item.turn(now);
            var stock = item.snapshot();
            var about = List.copyOf(orders);
            events.add(
                    switch (turn) {
                        case NONE -> new StockChanged(stock, about);
                        case RAN_LOW -> new StockRanLow(stock, about);
                        case RECOVERED -> new StockRecovered(stock, about);
                    });
        });
        return events;
    }
}
