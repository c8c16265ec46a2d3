package kz.cvety.payments.work;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import kz.cvety.kit.Money;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.payments.Errands;
import kz.cvety.payments.Payment;
import kz.cvety.payments.PaymentProperties;
import kz.cvety.payments.PaymentProvider.Details;
import kz.cvety.payments.PaymentProvider.Refunding;
import kz.cvety.payments.PaymentProvider.Return;
import kz.cvety.payments.Payments;
import kz.cvety.payments.Refund;
import kz.cvety.payments.RefundState;
import kz.cvety.payments.SettleRefund;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Has a provider give money back. What can be given back is read first and kept, and that the call is about to be made is committed
 * before it is. After an answer that was lost, what is left tells whether the money went; the call is repeated only where the provider
 * can tell a repeat.
 */
@Component
class MakeRefund implements ErrandRunner {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(15);

    private record Job(
            Return wanted, RefundState state, @Nullable Money before, Instant since) {}

    private final ShopTransactions transactions;
    private final Payments payments;
    private final ErrandQueue queue;
    private final SettleRefund settle;
    private final PaymentProperties properties;
    private final Waits waits;
    private final InstantSource clock;

    MakeRefund(
            ShopTransactions transactions,
            Payments payments,
            ErrandQueue queue,
            SettleRefund settle,
            PaymentProperties properties,
            Waits waits,
            InstantSource clock) {
        this.transactions = transactions;
        this.payments = payments;
        this.queue = queue;
        this.settle = settle;
        this.properties = properties;
        this.waits = waits;
        this.clock = clock;
    }

    @Override
    public Errands.Kind kind() {
        return Errands.Kind.REFUND;
    }

    @Override
    public void run(Errand errand, @Nullable Line line) {
        var shop = errand.shop();
        var job = transactions.call(
                shop, () -> payments.find(shop, errand.paymentId()).flatMap(payment -> job(payment, errand)));
        if (job.isEmpty()) {
            queue.done(errand);
        } else if (line == null) {
            queue.again(errand, waits.afterTry(errand.tries()), errand.begun(), true);
        } else if (job.get().state() == RefundState.SENT) {
            findOut(errand, line, job.get());
        } else {
            send(errand, line, job.get());
        }
    }

    private Optional<Job> job(Payment payment, Errand errand) {
        return payment.refunds().stream()
                .filter(each -> each.id().equals(errand.subject()))
                .filter(each -> each.state() == RefundState.WAITING || each.state() == RefundState.SENT)
                .findFirst()
                .map(refund -> job(payment, refund));
    }

    private static Job job(Payment payment, Refund refund) {
        var transaction = Objects.requireNonNull(payment.transactionId());
        var theirs = Objects.requireNonNullElse(payment.providerPaymentId(), transaction);
        return new Job(
                new Return(refund.id(), theirs, transaction, refund.amount()),
                refund.state(),
                refund.availableBefore(),
                refund.updatedAt());
    }

    private void send(Errand errand, Line line, Job job) {
        switch (line.provider().details(line.account(), job.wanted().providerPaymentId())) {
            case Details.Known known
            when known.available().compareTo(job.wanted().amount()) < 0 ->
                failed(errand, "only-" + known.available() + "-available");
            case Details.Known known -> {
                var mine = transactions.call(
                        errand.shop(),
                        () -> queue.begin(errand)
                                && settle.send(errand.shop(), errand.paymentId(), errand.subject(), known.available()));
                if (mine) {
                    heard(errand, line.provider().refund(line.account(), job.wanted()));
                }
            }
            case Details.Refused refused -> failed(errand, refused.reason());
            case Details.Unknown unknown -> queue.again(errand, waits.afterTry(errand.tries()), false, true);
        }
    }

    private void heard(Errand errand, Refunding answer) {
        switch (answer) {
            case Refunding.Done done -> done(errand, done.providerRefundId());
            case Refunding.Refused refused
            when refused.passes() ->
                transactions.run(errand.shop(), () -> {
                    settle.defer(errand.shop(), errand.paymentId(), errand.subject(), refused.reason());
                    queue.again(errand, waits.afterTry(errand.tries()), false, true);
                });
            case Refunding.Refused refused -> failed(errand, refused.reason());
            case Refunding.Unknown unknown -> queue.again(errand, waits.spread(LOOK_AGAIN), true, true);
        }
    }

    /** The provider was told, and what it answered is lost. */
    private void findOut(Errand errand, Line line, Job job) {
        if (line.provider().repeatable()) {
            heard(errand, line.provider().refund(line.account(), job.wanted()));
            return;
        }
        var before = Objects.requireNonNull(job.before());
        if (!(line.provider().details(line.account(), job.wanted().providerPaymentId())
                instanceof Details.Known known)) {
            lookAgain(errand, job, properties.slowFor(), () -> unclear(errand, "provider-does-not-say"));
        } else if (known.available().equals(before.minus(job.wanted().amount()))) {
            done(errand, null);
        } else if (known.available().equals(before)) {
            lookAgain(errand, job, properties.refundSettles(), () -> failed(errand, "not-given-back"));
        } else {
            unclear(errand, "available-was-" + before + "-and-is-" + known.available());
        }
    }

    private void lookAgain(Errand errand, Job job, Duration atMost, Runnable otherwise) {
        if (clock.instant().isBefore(job.since().plus(atMost))) {
            queue.again(errand, waits.spread(LOOK_AGAIN), true, true);
        } else {
            otherwise.run();
        }
    }

    private void done(Errand errand, @Nullable String theirs) {
        transactions.run(errand.shop(), () -> settle.done(errand.shop(), errand.paymentId(), errand.subject(), theirs));
    }

    private void failed(Errand errand, String why) {
        transactions.run(errand.shop(), () -> settle.failed(errand.shop(), errand.paymentId(), errand.subject(), why));
    }

    private void unclear(Errand errand, String why) {
        transactions.run(errand.shop(), () -> settle.unclear(errand.shop(), errand.paymentId(), errand.subject(), why));
    }
}
