package kz.cvety.orders;

import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import kz.cvety.events.orders.OrderStatus;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.security.Caller;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Moves an order along its lifecycle on a user's word. */
@Component
public class ChangeStatus {

    private static final Logger log = LoggerFactory.getLogger(ChangeStatus.class);

    private final Orders orders;
    private final Journal journal;
    private final InstantSource clock;

    ChangeStatus(Orders orders, Journal journal, InstantSource clock) {
        this.orders = orders;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * The order afterwards; runs inside a transaction of the shop.
     *
     * @param expected the version the user looked at, when they told it
     */
    public Order handle(
            ShopId shop, UUID id, OrderStatus to, @Nullable String note, OptionalLong expected, Caller caller) {
        var order = orders.findLocked(shop, id).orElseThrow(UnknownOrder::new);
        var settable = StaffRole.settableBy(caller.role());
        if (!settable.contains(to)) {
            throw new StatusNotYours(to, settable);
        }
        expected.ifPresent(order::expectVersion);
        var change = new Change(caller.origin(), caller.userId(), note, clock.instant());
        order.moveTo(to, change).ifPresent(moved -> {
            journal.write(shop, List.of(), List.of(Journal.Entry.ofRequest(moved, change)));
            log.atInfo()
                    .addKeyValue("shop", shop)
                    .addKeyValue("order", id)
                    .addKeyValue("from", moved.from())
                    .addKeyValue("to", moved.to())
                    .log("order.status-changed");
        });
        return order;
    }
}
