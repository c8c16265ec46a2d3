package kz.cvety.catalog.stock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import kz.cvety.catalog.stock.Reservation.Line;
import kz.cvety.catalog.stock.Reservation.State;
import kz.cvety.events.catalog.ReservationEnded;
import kz.cvety.events.catalog.ReservationMade;
import kz.cvety.events.catalog.ReservationRefused;
import kz.cvety.events.catalog.Shortage;
import kz.cvety.kit.Origin;
import org.jspecify.annotations.Nullable;

/** Who gets what: everything an order takes, or nothing of it. Works on held reservations and items only. */
final class Allotment {

    private final Books books;
    private final StockProperties properties;
    private final Instant tooLate;
    private final UUID document;

    /**
     * @param tooLate an order placed before this, first heard of when it is over, takes nothing
     * @param document what everything used up is booked under
     */
    Allotment(Books books, StockProperties properties, Instant tooLate, UUID document) {
        this.books = books;
        this.properties = properties;
        this.tooLate = tooLate;
        this.document = document;
    }

    /** Takes in news of the order. News that is not newer than what was heard changes nothing. */
    void hear(Reservation reservation, OrderNews news, Map<UUID, Long> taken) {
        if (!reservation.hear(news.version())) {
            return;
        }
        books.looked(reservation);
        if (reservation.state() == State.CONSUMED || isHistory(reservation, news)) {
            return;
        }
        var trace = news.traceparent();
        switch (news.stage()) {
            case UNPAID, PAID -> wait(reservation, news, taken);
            case ASSEMBLED, DONE -> consume(reservation, taken, trace);
            case CALLED_OFF -> callOff(reservation, taken, trace);
        }
    }

    /** Tries a refused order again; it stays as it is while something is short. */
    void tryAgain(Reservation reservation) {
        var expiresAt = reservation.expiresAt();
        if (reservation.state() == State.REFUSED && (expiresAt == null || expiresAt.isAfter(books.now()))) {
            var wanted = kept(reservation.wanted());
            if (shortages(wanted).isEmpty()) {
                plan(reservation, wanted, null);
            }
        }
    }

    /** Gives back what an unpaid order held too long. */
    void expire(Reservation reservation) {
        var expiresAt = reservation.expiresAt();
        if (reservation.isOpen() && expiresAt != null && !expiresAt.isAfter(books.now())) {
            end(reservation, reservation.wanted(), State.EXPIRED, null);
        }
    }

    private boolean isHistory(Reservation reservation, OrderNews news) {
        return reservation.state() == State.NONE
                && news.stage().isOver()
                && news.placedAt().isBefore(tooLate);
    }

    private void wait(Reservation reservation, OrderNews news, Map<UUID, Long> taken) {
        var wanted = kept(taken);
        if (news.stage() == Stage.PAID) {
            reservation.expireAt(null);
        } else if (reservation.state() == State.EXPIRED) {
            return;
        } else if (!reservation.isOpen() || reservation.expiresAt() == null) {
            reservation.expireAt(deadline(news));
        }
        if (!reservation.isOpen() || !wanted.equals(kept(reservation.wanted()))) {
            plan(reservation, wanted, news.traceparent());
        }
    }

    /** An order that is still unpaid after it had to be paid online waits like one for which nothing was arranged. */
    private Instant deadline(OrderNews news) {
        if (news.payBy() != null) {
            var arranged = news.payBy().plus(properties.payByGrace());
            if (arranged.isAfter(books.now())) {
                return arranged;
            }
        }
        return books.now().plus(properties.unpaidAfter());
    }

    private void plan(Reservation reservation, Map<UUID, Long> wanted, @Nullable String trace) {
        if (wanted.isEmpty()) {
            if (reservation.isOpen()) {
                end(reservation, wanted, State.RELEASED, trace);
            }
            return;
        }
        change(reservation, wanted, () -> {
            var shortages = shortages(wanted);
            if (shortages.isEmpty()) {
                wanted.forEach((item, quantity) -> books.held(item).setAside(quantity));
                reservation.become(State.HELD, lines(wanted, 1));
                books.tell(new ReservationMade(reservation.orderId(), reservation.version()), trace);
            } else {
                reservation.become(State.REFUSED, lines(wanted, 0));
                books.tell(new ReservationRefused(reservation.orderId(), reservation.version(), shortages), trace);
            }
        });
    }

    private void consume(Reservation reservation, Map<UUID, Long> taken, @Nullable String trace) {
        reservation.expireAt(null);
        var wanted = kept(taken);
        if (wanted.isEmpty()) {
            plan(reservation, wanted, trace);
            return;
        }
        change(reservation, wanted, () -> {
            var used = new HashMap<UUID, Line>();
            wanted.forEach((item, quantity) -> used.put(
                    item, new Line(quantity, 0, quantity - takeFromStores(books.held(item), quantity, reservation))));
            reservation.become(State.CONSUMED, used);
            ended(reservation, trace);
        });
    }

    private long takeFromStores(StockItem item, long wanted, Reservation reservation) {
        var left = wanted;
        for (var level : item.levels()) {
            var taken = Math.min(level.onHand(), left);
            if (taken > 0) {
                books.book(new Movement(
                        document,
                        MovementKind.CONSUME,
                        item.id(),
                        level.storeId(),
                        -taken,
                        null,
                        reservation.orderId(),
                        null,
                        Origin.SYSTEM.value(),
                        books.now()));
                left -= taken;
            }
        }
        return wanted - left;
    }

    /** An order that was called off before it was ever heard of ends too: others may have counted on it. */
    private void callOff(Reservation reservation, Map<UUID, Long> taken, @Nullable String trace) {
        reservation.expireAt(null);
        if (reservation.isOpen()) {
            end(reservation, reservation.wanted(), State.RELEASED, trace);
        } else if (reservation.state() == State.NONE) {
            var wanted = kept(taken);
            if (!wanted.isEmpty()) {
                end(reservation, wanted, State.RELEASED, trace);
            }
        }
    }

    private void end(Reservation reservation, Map<UUID, Long> wanted, State state, @Nullable String trace) {
        change(reservation, wanted, () -> {
            reservation.expireAt(null);
            reservation.become(state, lines(wanted, 0));
            ended(reservation, trace);
        });
    }

    private void ended(Reservation reservation, @Nullable String trace) {
        books.tell(
                new ReservationEnded(
                        reservation.orderId(),
                        reservation.version(),
                        reservation.state().name()),
                trace);
    }

    /** Gives back what was held, lets {@code work} take anew, and remembers which items have to tell of it. */
    private void change(Reservation reservation, Map<UUID, Long> wanted, Runnable work) {
        var concerned = new TreeSet<>(wanted.keySet());
        concerned.addAll(reservation.wanted().keySet());
        var before = new HashMap<UUID, Long>();
        for (var id : concerned) {
            var item = books.held(id);
            before.put(id, item.available());
            item.release(reservation.held(id));
        }
        work.run();
        books.looked(reservation);
        for (var id : concerned) {
            books.changedFor(id, reservation.orderId());
            if (books.held(id).available() > before.getOrDefault(id, 0L)) {
                books.freed(id);
            }
        }
    }

    private List<Shortage> shortages(Map<UUID, Long> wanted) {
        var shortages = new ArrayList<Shortage>();
        wanted.forEach((id, quantity) -> {
            var item = books.held(id);
            if (item.available() < quantity) {
                shortages.add(new Shortage(id, item.description().name(), quantity, item.available()));
            }
        });
        return shortages;
    }

    /** Without what is not kept in stock any more. */
    private Map<UUID, Long> kept(Map<UUID, Long> taken) {
        var kept = new TreeMap<>(taken);
        kept.keySet().removeIf(id -> {
            var item = books.item(id);
            return item == null || item.description().archived();
        });
        return kept;
    }

    private static Map<UUID, Line> lines(Map<UUID, Long> wanted, int held) {
        var lines = new HashMap<UUID, Line>();
        wanted.forEach((item, quantity) -> lines.put(item, new Line(quantity, held * quantity, 0)));
        return lines;
    }
}
