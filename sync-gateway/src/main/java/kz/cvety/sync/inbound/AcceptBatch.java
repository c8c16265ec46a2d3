package kz.cvety.sync.inbound;

import java.time.InstantSource;
import java.util.List;
import kz.cvety.kit.outbox.Outbox;
import kz.cvety.kit.shop.ShopTransactions;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** One transaction for all arrivals of a batch: receipts, links, beliefs, the parking lot and the facts, or none of it. */
@Component
class AcceptBatch {

    private static final int TRIES = 4;

    private final ShopTransactions transactions;
    private final AcceptStore store;
    private final Outbox outbox;
    private final InstantSource clock;

    AcceptBatch(ShopTransactions transactions, AcceptStore store, Outbox outbox, InstantSource clock) {
        this.transactions = transactions;
        this.store = store;
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
            outbox.append(decisions.writes().facts());
            return answers;
        });
    }
}
