package kz.cvety.payments.work;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.payments.AttemptState;
import kz.cvety.payments.ConfirmPayment;
import kz.cvety.payments.Errands;
import kz.cvety.payments.Incoming;
import kz.cvety.payments.PaymentProperties;
import kz.cvety.payments.PaymentProvider.Standing;
import kz.cvety.payments.StoreAttempt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks what has become of an attempt: often while it is fresh, then slowly, and a while longer after we have stopped waiting. A
 * provider that does not answer, or in a word that we do not know, is asked for days more.
 */
@Component
class AskProvider implements ErrandRunner {

    private static final Logger log = LoggerFactory.getLogger(AskProvider.class);
    private static final int RARELY = 10;
    /** By then the provider's statement has told what the provider has not. */
    private static final Duration GIVE_UP = Duration.ofDays(3);

    private final ShopTransactions transactions;
    private final ErrandQueue queue;
    private final ConfirmPayment confirm;
    private final StoreAttempt store;
    private final PaymentProperties properties;
    private final WorkMetrics metrics;
    private final Waits waits;
    private final InstantSource clock;

    AskProvider(
            ShopTransactions transactions,
            ErrandQueue queue,
            ConfirmPayment confirm,
            StoreAttempt store,
            PaymentProperties properties,
            WorkMetrics metrics,
            Waits waits,
            InstantSource clock) {
        this.transactions = transactions;
        this.queue = queue;
        this.confirm = confirm;
        this.store = store;
        this.properties = properties;
        this.metrics = metrics;
        this.waits = waits;
        this.clock = clock;
    }

    @Override
    public Errands.Kind kind() {
        return Errands.Kind.ASK;
    }

    @Override
    public void run(Errand errand, @Nullable Line line) {
        var theirs = errand.theirs();
        if (line == null || theirs == null) {
            queue.again(errand, waits.spread(properties.slowEvery()), false, false);
            return;
        }
        var standing = line.provider().status(line.account(), theirs);
        metrics.polled(errand.provider(), standing);
        switch (standing) {
            case Standing.Paid paid -> paid(errand, theirs, paid);
            case Standing.Failed failed -> close(errand, AttemptState.FAILED, failed.reason());
            case Standing.Waiting waiting
            when isPast(errand.lastUntil()) -> close(errand, AttemptState.ENDED, "not-paid");
            case Standing.Waiting waiting -> later(errand);
            case Standing.Unfamiliar unfamiliar -> {
                log.atWarn()
                        .addKeyValue("provider", errand.provider())
                        .addKeyValue("attempt", errand.subject())
                        .addKeyValue("word", unfamiliar.word())
                        .log("payment.status-unfamiliar");
                later(errand);
            }
            case Standing.Unknown unknown -> later(errand);
        }
    }

    private void paid(Errand errand, String theirs, Standing.Paid paid) {
        var money = new Incoming(errand.provider(), theirs, paid.transactionId(), paid.amount(), paid.paidAt());
        transactions.run(errand.shop(), () -> {
            confirm.handle(errand.shop(), money);
            queue.done(errand);
        });
    }

    private void close(Errand errand, AttemptState as, String why) {
        transactions.run(
                errand.shop(), () -> store.closed(errand.shop(), errand.paymentId(), errand.subject(), as, why));
    }

    private void later(Errand errand) {
        if (!isPast(errand.freshUntil())) {
            queue.again(errand, waits.spread(errand.every()), false, true);
        } else if (isLongPast(errand.lastUntil())) {
            close(errand, AttemptState.ENDED, "provider-does-not-say");
        } else if (isPast(errand.lastUntil())) {
            queue.again(errand, waits.spread(properties.slowEvery().multipliedBy(RARELY)), false, false);
        } else {
            queue.again(errand, waits.spread(properties.slowEvery()), false, false);
        }
    }

    private boolean isLongPast(@Nullable Instant moment) {
        return moment != null && isPast(moment.plus(GIVE_UP));
    }

    private boolean isPast(@Nullable Instant moment) {
        return moment != null && !clock.instant().isBefore(moment);
    }
}
