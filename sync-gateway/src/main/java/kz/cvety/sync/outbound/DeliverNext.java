package kz.cvety.sync.outbound;

import com.github.f4b6a3.uuid.UuidCreator;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.cvety.kit.Origin;
import kz.cvety.kit.outbox.NewFact;
import kz.cvety.kit.outbox.Outbox;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.sync.Connection;
import kz.cvety.sync.outbound.Lanes.Claimed;
import kz.cvety.sync.outbound.Lanes.Ending;
import kz.cvety.sync.outbound.Lanes.Next;
import kz.cvety.sync.outbound.Outcome.Effect;
import kz.cvety.sync.outbound.Outcome.WaitsFor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes lanes and makes their next attempt. What is about to be written is on record before the call, and the call is made
 * outside any transaction: whoever finds the entry later knows that it may have happened.
 */
@Component
class DeliverNext {

    private static final Logger log = LoggerFactory.getLogger(DeliverNext.class);

    /** A claimed entry and the attempt to be made at it. */
    record Ready(Connection connection, Claimed claimed, Telling telling) {}

    private final Lanes lanes;
    private final Tellings tellings;
    private final RetrySchedule schedule;
    private final ShopTransactions transactions;
    private final Outbox outbox;
    private final OutboundProperties properties;
    private final MeterRegistry meters;

    DeliverNext(
            Lanes lanes,
            Tellings tellings,
            RetrySchedule schedule,
            ShopTransactions transactions,
            Outbox outbox,
            OutboundProperties properties,
            MeterRegistry meters) {
        this.lanes = lanes;
        this.tellings = tellings;
        this.schedule = schedule;
        this.transactions = transactions;
        this.outbox = outbox;
        this.properties = properties;
        this.meters = meters;
    }

    /** Claims lanes and marks their entries in flight, in one transaction. */
    List<Ready> claim(Connection connection, int most) {
        // an attempt is at most a look, a wait for the budget and a write
        var lease = connection
                .callTimeout()
                .plus(connection.createTimeout())
                .plus(properties.longestBudgetWait())
                .plus(properties.leaseMargin());
        return transactions.acrossShops(() -> {
            var claimed = lanes.claim(connection, most, lease);
            var attempts = tellings.of(connection, claimed);
            var ready = new ArrayList<Ready>();
            var beginnings = new ArrayList<Lanes.Beginning>();
            for (var i = 0; i < claimed.size(); i++) {
                var telling = attempts.get(i);
                ready.add(new Ready(connection, claimed.get(i), telling));
                var request = telling.request();
                if (request != null) {
                    beginnings.add(new Lanes.Beginning(
                            claimed.get(i), Blanked.of(request).toString(), telling.written()));
                }
            }
            if (!beginnings.isEmpty()) {
                lanes.begin(beginnings);
            }
            return ready;
        });
    }

    /** Makes the attempt and records how it ended; nothing when somebody else decides about the lane by now. */
    Optional<Next> deliver(Ready ready) {
        var started = System.nanoTime();
        var telling = ready.telling();
        var outcome = made(telling);
        var told = telling.told();
        var pause = Duration.ZERO;
        if (outcome instanceof Outcome.TryLater later) {
            var scheduled = pause(ready, later);
            pause = scheduled.orElse(Duration.ZERO);
            if (scheduled.isEmpty()) {
                outcome = new Outcome.GaveUp("not-delivered-in-time", later.why(), later.effect());
            }
        }
        var took = Duration.ofNanos(System.nanoTime() - started);
        var next = settle(
                new Ending(ready.claimed(), outcome, told, pause, took, telling.request() != null, telling.product()));
        note(ready, outcome, told, took, next.isPresent());
        return next;
    }

    private static Outcome made(Telling telling) {
        try {
            return telling.make();
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("delivery.failed");
            return new Outcome.TryLater(null, "fault-here", Effect.UNKNOWN, WaitsFor.ANSWER);
        }
    }

    private Optional<Duration> pause(Ready ready, Outcome.TryLater later) {
        var delivery = ready.claimed().delivery();
        var scheduled = schedule.pauseAfter(delivery.tries() + 1, delivery.queuedAt());
        if (scheduled.isEmpty()) {
            return scheduled;
        }
        var named = later.atLeast();
        if (named != null) {
            return Optional.of(named);
        }
        // a create that timed out may still be running over there: looking too early would not see it
        var running = later.why().equals("timed-out") && delivery.kind() == Delivery.Kind.CREATE
                ? ready.connection().createTimeout()
                : Duration.ZERO;
        return scheduled.map(pause -> pause.compareTo(running) < 0 ? running : pause);
    }

    private Optional<Next> settle(Ending ending) {
        var shop = ending.claimed().lane().shop();
        return transactions.call(shop, () -> {
            var next = lanes.settle(ending);
            next.ifPresent(settled -> outbox.append(settled.facts().stream()
                    .map(fact -> new NewFact(
                            UuidCreator.getTimeOrderedEpoch(),
                            shop,
                            Origin.SYSTEM,
                            fact,
                            ending.claimed().delivery().traceparent()))
                    .toList()));
            return next;
        });
    }

    private void note(Ready ready, Outcome outcome, @Nullable Reply told, Duration took, boolean counted) {
        var claimed = ready.claimed();
        var delivery = claimed.delivery();
        log.atInfo()
                .addKeyValue("shop", claimed.lane().shop())
                .addKeyValue("connection", claimed.lane().connection())
                .addKeyValue("entity", claimed.lane().entityId())
                .addKeyValue("delivery", delivery.id())
                .addKeyValue("kind", delivery.kind())
                .addKeyValue("version", delivery.version())
                .addKeyValue("attempt", delivery.attempts() + 1)
                .addKeyValue("outcome", outcome.name())
                .addKeyValue("why", outcome.why())
                .addKeyValue("httpStatus", told == null ? 0 : told.httpStatus())
                .addKeyValue("durationMs", took.toMillis())
                .addKeyValue("counted", counted)
                .log("delivery.attempted");
        meters.timer(
                        "cvety.deliveries.attempts",
                        "connection",
                        claimed.lane().connection(),
                        "kind",
                        delivery.kind().name(),
                        "outcome",
                        outcome.name())
                .record(took);
    }
}
