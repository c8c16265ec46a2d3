package kz.cvety.catalog.stock;

import java.time.InstantSource;
import kz.cvety.kit.shop.ShopTransactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Gives back what is set aside for orders that nobody paid or accepted in time. Any number of instances may do it at once. */
@Component
class ExpireUnpaid {

    private static final Logger log = LoggerFactory.getLogger(ExpireUnpaid.class);
    private static final int AT_ONCE = 500;

    private final FollowOrders orders;
    private final Reservations reservations;
    private final ShopTransactions transactions;
    private final InstantSource clock;

    ExpireUnpaid(FollowOrders orders, Reservations reservations, ShopTransactions transactions, InstantSource clock) {
        this.orders = orders;
        this.reservations = reservations;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT30S", initialDelayString = "PT30S")
    void expire() {
        for (var shop : transactions.acrossShops(() -> reservations.shopsWithExpired(clock.instant()))) {
            try {
                while (transactions.call(shop, () -> orders.expire(shop, AT_ONCE)) == AT_ONCE) {
                    log.atDebug().addKeyValue("shop", shop).log("reservations.expired");
                }
            } catch (RuntimeException e) {
                // one shop's fault is no other shop's; the next run tries again
                log.atWarn().setCause(e).addKeyValue("shop", shop).log("reservations.not expired");
            }
        }
    }
}
