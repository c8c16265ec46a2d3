package kz.cvety.payments.work;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import kz.cvety.kit.DatabaseFaults;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.payments.AttemptState;
import kz.cvety.payments.Errands;
import kz.cvety.payments.Payment;
import kz.cvety.payments.PaymentProvider.Creation;
import kz.cvety.payments.PaymentProvider.Demand;
import kz.cvety.payments.Payments;
import kz.cvety.payments.StoreAttempt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Has a provider wait for a buyer's money. That the call is about to be made is committed before it is; when no answer is stored after
 * it, it is not made again unless the provider can tell a repeat, but left to a person.
 */
@Component
class MakeAttempt implements ErrandRunner {

    private static final Logger log = LoggerFactory.getLogger(MakeAttempt.class);
    private static final int STORE_TRIES = 20;
    private static final Duration BETWEEN = Duration.ofMillis(500);

    private final ShopTransactions transactions;
    private final Payments payments;
    private final ErrandQueue queue;
    private final StoreAttempt store;
    private final WorkMetrics metrics;
    private final Waits waits;

    MakeAttempt(
            ShopTransactions transactions,
            Payments payments,
            ErrandQueue queue,
            StoreAttempt store,
            WorkMetrics metrics,
            Waits waits) {
        this.transactions = transactions;
        this.payments = payments;
        this.queue = queue;
        this.store = store;
        this.metrics = metrics;
        this.waits = waits;
    }

    @Override
    public Errands.Kind kind() {
        return Errands.Kind.MAKE;
    }

    @Override
    public void run(Errand errand, @Nullable Line line) {
        var shop = errand.shop();
        if (errand.begun() && (line == null || !line.provider().repeatable())) {
            lost(errand, "stopped-under-way");
            return;
        }
        var demand = transactions.call(shop, () -> demand(shop, errand.paymentId(), errand.subject()));
        if (demand.isEmpty()) {
            transactions.run(
                    shop,
                    () -> store.closed(
                            shop, errand.paymentId(), errand.subject(), AttemptState.ENDED, "payment-ended"));
        } else if (line == null) {
            queue.again(errand, waits.afterTry(errand.tries()), false, true);
        } else if (queue.begin(errand)) {
            settle(errand, line.provider().create(line.account(), demand.get()), line);
        }
    }

    private void settle(Errand errand, Creation answer, Line line) {
        metrics.attempted(errand.provider(), answer);
        switch (answer) {
            case Creation.Created made -> storing(errand, made);
            case Creation.Refused refused
            when refused.passes() -> queue.again(errand, waits.afterTry(errand.tries()), false, true);
            case Creation.Refused refused ->
                transactions.run(
                        errand.shop(),
                        () -> store.closed(
                                errand.shop(),
                                errand.paymentId(),
                                errand.subject(),
                                AttemptState.FAILED,
                                refused.reason()));
            case Creation.Unknown unknown
            when line.provider().repeatable() -> queue.again(errand, waits.afterTry(errand.tries()), true, true);
            case Creation.Unknown unknown -> lost(errand, unknown.reason());
        }
    }

    /** The provider's id is in this process alone now, so a database that is away for a moment is waited for. */
    private void storing(Errand errand, Creation.Created made) {
        for (var left = STORE_TRIES; ; left--) {
            try {
                transactions.run(
                        errand.shop(),
                        () -> store.opened(
                                errand.shop(),
                                errand.paymentId(),
                                errand.subject(),
                                made.providerPaymentId(),
                                made.payUrl(),
                                made.pace()));
                return;
            } catch (RuntimeException e) {
                if (left == 1 || !DatabaseFaults.isAway(e)) {
                    log.atError()
                            .addKeyValue("shop", errand.shop())
                            .addKeyValue("attempt", errand.subject())
                            .addKeyValue("providerPayment", made.providerPaymentId())
                            .log("attempt.made but not stored");
                    throw e;
                }
                LockSupport.parkNanos(BETWEEN.toNanos());
            }
        }
    }

    private void lost(Errand errand, String why) {
        transactions.run(errand.shop(), () -> store.lost(errand.shop(), errand.paymentId(), errand.subject(), why));
    }

    /** What the provider is to be asked for, while it is still wanted. */
    private Optional<Demand> demand(ShopId shop, UUID paymentId, UUID attemptId) {
        return payments.find(shop, paymentId)
                .filter(Payment::isOpen)
                .map(payment -> new Demand(
                        attemptId,
                        payment.id(),
                        payment.orderId(),
                        payment.orderNumber(),
                        payment.amount(),
                        Objects.requireNonNullElse(payment.payBy(), Instant.MAX)));
    }
}
