package kz.cvety.sync.inbound;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toUnmodifiableList;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.outbox.Outbox;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.sync.EchoListener;
import kz.cvety.sync.Written;
import kz.cvety.sync.products.Conflicts;
import kz.cvety.sync.products.ProductLanes;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** One transaction for all arrivals of a batch: receipts, links, beliefs, the parking lot and the facts, or none of it. */
@Component
class AcceptBatch {

    private static final int TRIES = 4;

    private final ShopTransactions transactions;
    private final AcceptStore store;
    private final EchoListener echoListener;
    private final ProductLanes productLanes;
    private final Conflicts conflicts;
    private final Outbox outbox;
    private final InstantSource clock;

    AcceptBatch(
            ShopTransactions transactions,
            AcceptStore store,
            EchoListener echoListener,
            ProductLanes productLanes,
            Conflicts conflicts,
            Outbox outbox,
            InstantSource clock) {
        this.transactions = transactions;
        this.store = store;
        this.echoListener = echoListener;
        this.productLanes = productLanes;
        this.conflicts = conflicts;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The answers in the order of the arrivals, after the commit. */
    List<Answer> handle(List<Arrival> arrivals) {
        for (var tries = 1; ; tries++) {
            try {
                return once(arrivals);
            } catch (AcceptStore.LostRace | DuplicateKeyException | PessimisticLockingFailureException race) {
                if (tries == TRIES) {
                    throw race;
                }
            }
        }
    }

    private List<Answer> once(List<Arrival> arrivals) {
        return transactions.acrossShops(() -> {
            var decisions = new BatchDecisions(store.load(arrivals), clock.instant());
            var answers = decisions.decide(arrivals);
            store.save(decisions.writes());
            tellAgain(decisions.writes().echoes());
            conflicts.add(decisions.writes().conflicts());
            follow(decisions.writes());
            outbox.append(decisions.writes().facts());
            return answers;
        });
    }

    private void follow(Writes writes) {
        record Source(ShopId shop, String connection) {}
        writes.followed().stream()
                .collect(groupingBy(
                        key -> new Source(key.shop(), key.connection()),
                        mapping(key -> Objects.requireNonNull(writes.products().get(key)), toUnmodifiableList())))
                .forEach((source, beliefs) -> productLanes.follow(source.shop(), source.connection(), beliefs));
    }

    private void tellAgain(List<Writes.Echo> echoes) {
        record Source(ShopId shop, String connection) {}
        echoes.stream()
                .filter(echo -> echo.field().equals(Written.STATUS))
                .map(Writes.Echo::entity)
                .collect(groupingBy(
                        order -> new Source(order.shop(), order.connection()),
                        mapping(BeliefKey::orderId, toUnmodifiableSet())))
                .forEach((source, orders) -> echoListener.handle(source.shop(), source.connection(), orders));
    }
}
