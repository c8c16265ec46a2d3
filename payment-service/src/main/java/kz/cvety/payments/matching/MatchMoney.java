package kz.cvety.payments.matching;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.kit.Origin;
import kz.cvety.kit.Rejection;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.payments.AssignPayment;
import kz.cvety.payments.matching.UnmatchedMoney.Money;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Gives money without an order to the one order that waits for just this amount, when no other money competes for it; never a
 * guess. What fits nothing is tried again, in the end daily. Any number of instances may do it at once.
 */
@Component
class MatchMoney {

    private static final Logger log = LoggerFactory.getLogger(MatchMoney.class);
    private static final int AT_ONCE = 100;

    private final UnmatchedMoney unmatched;
    private final AssignPayment assign;
    private final ShopTransactions transactions;
    private final MatchingProperties properties;
    private final InstantSource clock;

    MatchMoney(
            UnmatchedMoney unmatched,
            AssignPayment assign,
            ShopTransactions transactions,
            MatchingProperties properties,
            InstantSource clock) {
        this.unmatched = unmatched;
        this.assign = assign;
        this.transactions = transactions;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${cvety.payments.matching.every:15s}",
            initialDelayString = "${cvety.payments.matching.every:15s}")
    void match() {
        for (var shop : unmatched.due(clock.instant())) {
            try {
                while (transactions.call(shop, () -> matchSome(shop)) == AT_ONCE) {
                    log.atDebug().addKeyValue("shop", shop).log("money.tried");
                }
            } catch (RuntimeException e) {
                // one shop's fault is no other shop's; the next run tries again
                log.atWarn().setCause(e).addKeyValue("shop", shop).log("money.not-tried");
            }
        }
    }

    private int matchSome(ShopId shop) {
        var now = clock.instant();
        var some = unmatched.take(shop, now, AT_ONCE);
        for (var money : some) {
            if (order(money).filter(order -> assign(shop, money, order)).isEmpty()) {
                var tries = money.tries() + 1;
                unmatched.tryAgain(shop, money.paymentId(), tries, now.plus(properties.wait(tries)));
            }
        }
        return some.size();
    }

    /** The one that it pays for beyond doubt. */
    private Optional<UUID> order(Money money) {
        if (money.rivals() > 0 || money.orders().size() != 1) {
            return Optional.empty();
        }
        var only = money.orders().getFirst();
        return isNear(only.placedAt(), money.paidAt()) ? Optional.of(only.orderId()) : Optional.empty();
    }

    private boolean isNear(Instant placedAt, Instant paidAt) {
        return Duration.between(placedAt, paidAt).abs().compareTo(properties.within()) <= 0;
    }

    private boolean assign(ShopId shop, Money money, UUID order) {
        try {
            assign.handle(shop, money.paymentId(), order, Origin.SYSTEM);
            log.atInfo()
                    .addKeyValue("shop", shop)
                    .addKeyValue("payment", money.paymentId())
                    .addKeyValue("order", order)
                    .log("money.matched");
            return true;
        } catch (Rejection e) {
            // somebody was faster: with this money, or with other money for this order
            return false;
        }
    }
}
