package kz.cvety.catalog.stock;

import kz.cvety.catalog.stock.FreedItems.Freed;
import kz.cvety.catalog.stock.Reservations.Waiting;
import kz.cvety.kit.shop.ShopTransactions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tries refused orders again when there is more of something they wait for, oldest first. What is to be tried is in the
 * database until it was: a crash repeats it, and a repeat changes nothing.
 */
@Component
class TryRefused {

    private static final Logger log = LoggerFactory.getLogger(TryRefused.class);
    private static final int AT_ONCE = 500;

    private final FollowOrders orders;
    private final Reservations reservations;
    private final FreedItems freedItems;
    private final ShopTransactions transactions;

    TryRefused(FollowOrders orders, Reservations reservations, FreedItems freedItems, ShopTransactions transactions) {
        this.orders = orders;
        this.reservations = reservations;
        this.freedItems = freedItems;
        this.transactions = transactions;
    }

    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT1S")
    void tryAgain() {
        for (var freed : transactions.acrossShops(() -> freedItems.some(AT_ONCE))) {
            try {
                tryAgain(freed);
            } catch (RuntimeException e) {
                // one shop's fault is no other shop's; the next run tries again
                log.atWarn()
                        .setCause(e)
                        .addKeyValue("shop", freed.shop())
                        .addKeyValue("item", freed.item())
                        .log("refused orders.not tried");
            }
        }
    }

    private void tryAgain(Freed freed) {
        @Nullable Waiting last = null;
        do {
            var after = last;
            last = transactions.call(freed.shop(), () -> tryPage(freed, after));
        } while (last != null);
        transactions.run(freed.shop(), () -> freedItems.settle(freed));
    }

    /** The last of a full page; nothing when there are no more. */
    private @Nullable Waiting tryPage(Freed freed, @Nullable Waiting after) {
        var page = reservations.waitingFor(freed.shop(), freed.item(), after, AT_ONCE);
        if (page.isEmpty()) {
            return null;
        }
        orders.tryAgain(freed.shop(), page.stream().map(Waiting::orderId).toList());
        return page.size() < AT_ONCE ? null : page.getLast();
    }
}
