package kz.cvety.catalog.stock;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.UUID;
import kz.cvety.events.Event;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.http.RequestContext;
import kz.cvety.kit.outbox.NewFact;
import kz.cvety.kit.outbox.Outbox;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens books over some items, and puts down what was done in them: a fixed number of statements, however much it was. */
@Component
class Bookkeeping {

    private final StockItems items;
    private final StockJournal journal;
    private final Reservations reservations;
    private final FreedItems freed;
    private final Outbox outbox;
    private final InstantSource clock;

    Bookkeeping(
            StockItems items,
            StockJournal journal,
            Reservations reservations,
            FreedItems freed,
            Outbox outbox,
            InstantSource clock) {
        this.items = items;
        this.journal = journal;
        this.reservations = reservations;
        this.freed = freed;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Holds the items until the transaction ends. Reservations that matter are held before. */
    Books open(ShopId shop, Collection<UUID> ids) {
        return new Books(items.lock(shop, ids), clock.instant());
    }

    void close(ShopId shop, Books books, Origin origin) {
        var traceparent = RequestContext.current().traceparent();
        var facts = new ArrayList<NewFact>();
        books.told().forEach(told -> facts.add(fact(shop, origin, told.event(), told.traceparent())));
        books.turn().forEach(event -> facts.add(fact(shop, origin, event, traceparent)));
        reservations.store(shop, books.reservations(), books.now());
        items.store(shop, books.changedItems());
        journal.append(shop, books.movements());
        freed.add(shop, books.freed());
        outbox.append(facts);
    }

    private static NewFact fact(ShopId shop, Origin origin, Event event, @Nullable String traceparent) {
        return new NewFact(UuidCreator.getTimeOrderedEpoch(), shop, origin, event, traceparent);
    }
}
