package kz.cvety.payments.work;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.payments.AttemptState;
import kz.cvety.payments.ConfirmPayment;
import kz.cvety.payments.EndPayment;
import kz.cvety.payments.Errands;
import kz.cvety.payments.Incoming;
import kz.cvety.payments.Payment;
import kz.cvety.payments.PaymentAttempt;
import kz.cvety.payments.PaymentProperties;
import kz.cvety.payments.PaymentProvider.Standing;
import kz.cvety.payments.Payments;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Ends a payment whose time has passed. Its provider is asked a last time before; one that does not answer holds up the end, for a
 * while.
 */
@Component
class EndExpired implements ErrandRunner {

    private static final Duration ASK_AGAIN = Duration.ofSeconds(20);

    private record Asked(List<String> theirs, boolean longEnough) {}

    private final ShopTransactions transactions;
    private final Payments payments;
    private final ErrandQueue queue;
    private final ConfirmPayment confirm;
    private final EndPayment end;
    private final PaymentProperties properties;
    private final WorkMetrics metrics;
    private final Waits waits;
    private final InstantSource clock;

    EndExpired(
            ShopTransactions transactions,
            Payments payments,
            ErrandQueue queue,
            ConfirmPayment confirm,
            EndPayment end,
            PaymentProperties properties,
            WorkMetrics metrics,
            Waits waits,
            InstantSource clock) {
        this.transactions = transactions;
        this.payments = payments;
        this.queue = queue;
        this.confirm = confirm;
        this.end = end;
        this.properties = properties;
        this.metrics = metrics;
        this.waits = waits;
        this.clock = clock;
    }

    @Override
    public Errands.Kind kind() {
        return Errands.Kind.END;
    }

    @Override
    public void run(Errand errand, @Nullable Line line) {
        var shop = errand.shop();
        var asked = transactions.call(
                shop,
                () -> payments.find(shop, errand.paymentId())
                        .filter(Payment::isOpen)
                        .map(this::toAsk)
                        .orElse(new Asked(List.of(), true)));
        for (var theirs : asked.theirs()) {
            if (line == null) {
                break;
            }
            var standing = line.provider().status(line.account(), theirs);
            metrics.polled(errand.provider(), standing);
            if (standing instanceof Standing.Paid paid) {
                var money = new Incoming(errand.provider(), theirs, paid.transactionId(), paid.amount(), paid.paidAt());
                transactions.run(shop, () -> confirm.handle(shop, money));
            } else if (!isSaidToBeUnpaid(standing) && !asked.longEnough()) {
                queue.again(errand, waits.spread(ASK_AGAIN), false, true);
                return;
            }
        }
        transactions.run(shop, () -> {
            end.expired(shop, errand.paymentId());
            queue.done(errand);
        });
    }

    private Asked toAsk(Payment payment) {
        var theirs = payment.attempts().stream()
                .filter(attempt -> attempt.state() == AttemptState.OPEN)
                .map(PaymentAttempt::providerPaymentId)
                .toList();
        var payBy = payment.payBy();
        var longEnough = payBy == null || clock.instant().isAfter(payBy.plus(properties.lastAskFor()));
        return new Asked(theirs, longEnough);
    }

    private static boolean isSaidToBeUnpaid(Standing standing) {
        return standing instanceof Standing.Waiting || standing instanceof Standing.Failed;
    }
}
