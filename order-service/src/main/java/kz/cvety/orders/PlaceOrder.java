package kz.cvety.orders;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.InstantSource;
import java.util.List;
import kz.cvety.events.orders.OrderStatus;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.idempotency.IdempotencyKey;
import kz.cvety.kit.idempotency.IdempotencyKeys;
import kz.cvety.kit.security.Caller;
import kz.cvety.orders.Assortment.WantedLine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes an order of one of our own users. A request repeated under its idempotency key finds the order it has made. */
@Component
public class PlaceOrder {

    /**
     * An order as somebody wants it.
     *
     * @param details everything but the lines
     * @param payment how it is to be paid online; absent when it is not
     */
    public record Wanted(
            Details details,
            List<WantedLine> lines,
            @Nullable PayWish payment) {}

    private static final Logger log = LoggerFactory.getLogger(PlaceOrder.class);

    private final Orders orders;
    private final TrackingRegister tracking;
    private final IdempotencyKeys keys;
    private final Assortment assortment;
    private final ArrangePayment arrangement;
    private final Journal journal;
    private final InstantSource clock;

    PlaceOrder(
            Orders orders,
            TrackingRegister tracking,
            IdempotencyKeys keys,
            Assortment assortment,
            ArrangePayment arrangement,
            Journal journal,
            InstantSource clock) {
        this.orders = orders;
        this.tracking = tracking;
        this.keys = keys;
        this.assortment = assortment;
        this.arrangement = arrangement;
        this.journal = journal;
        this.clock = clock;
    }

    /** The order, new or already made; runs inside a transaction of the shop. */
    public Order handle(ShopId shop, Caller caller, IdempotencyKey key, Wanted wanted) {
        var id = UuidCreator.getTimeOrderedEpoch();
        var now = clock.instant();
        var made = keys.claim(shop, key, id);
        if (made.isPresent()) {
            return orders.find(shop, made.get()).orElseThrow(UnknownOrder::new);
        }
        var choice = assortment.choose(shop, wanted.lines());
        var trackingId = tracking.assign(shop, List.of(id)).get(id);
        if (trackingId == null) {
            throw new IllegalStateException("an order was left without a tracking id");
        }
        var details = wanted.details().with(choice.lines());
        var terms = wanted.payment() == null
                ? null
                : arrangement.handle(wanted.payment(), new Particulars(details).total(), now);
        var order = new Order(shop, id, trackingId, OrderStatus.NEW, details, terms, caller.origin(), now);
        orders.meet(shop, List.of(id));
        orders.add(shop, order);
        var change = new Change(caller.origin(), caller.userId(), null, now);
        journal.write(shop, List.of(order), List.of(Journal.Entry.ofRequest(order.placed(), change)));
        // last, because from here on everybody else who wants the same flowers waits
        assortment.hold(shop, id, choice);
        log.atInfo().addKeyValue("shop", shop).addKeyValue("order", id).log("order.placed");
        return order;
    }
}
