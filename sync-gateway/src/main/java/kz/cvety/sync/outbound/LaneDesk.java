package kz.cvety.sync.outbound;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.List;
import java.util.Map;
import kz.cvety.events.sync.Delivered;
import kz.cvety.events.sync.DeliveryEvent;
import kz.cvety.events.sync.DeliveryResumed;
import kz.cvety.kit.Origin;
import kz.cvety.kit.Rejection;
import kz.cvety.kit.http.RequestContext;
import kz.cvety.kit.outbox.NewFact;
import kz.cvety.kit.outbox.Outbox;
import kz.cvety.kit.shop.ShopTransactions;
import org.springframework.stereotype.Component;

/** What a person decides about a lane that is stuck or waits: try again now, or never mind. */
@Component
public class LaneDesk {

    /** Nothing in that lane waits for a decision. */
    public static final class NothingWaits extends Rejection {
        public NothingWaits(LaneId lane) {
            super(Kind.CONFLICT, "nothing-waits", "Nothing waits in the lane of %s".formatted(lane.entityId()));
        }
    }

    private final LaneDecisions decisions;
    private final ShopTransactions transactions;
    private final Outbox outbox;
    private final AfterCommit afterCommit;

    LaneDesk(LaneDecisions decisions, ShopTransactions transactions, Outbox outbox, AfterCommit afterCommit) {
        this.decisions = decisions;
        this.transactions = transactions;
        this.outbox = outbox;
        this.afterCommit = afterCommit;
    }

    /** Tries the first entry again now, with a fresh schedule; whether an earlier attempt happened is still looked up. */
    public void retry(LaneId lane, Origin by) {
        transactions.run(lane.shop(), () -> {
            var head = decisions.retry(lane, by.value()).orElseThrow(() -> new NothingWaits(lane));
            announce(
                    lane,
                    by,
                    new DeliveryResumed(lane.entityId(), lane.entityType(), lane.connection(), head.version()));
            ring(lane);
        });
    }

    /** Takes the first entry out for good; the rest of the lane goes on. */
    public void discard(LaneId lane, Origin by) {
        transactions.run(lane.shop(), () -> {
            var left = decisions.discard(lane, by.value()).orElseThrow(() -> new NothingWaits(lane));
            if (left.empty()) {
                announce(
                        lane,
                        by,
                        new Delivered(
                                lane.entityId(),
                                lane.entityType(),
                                lane.connection(),
                                left.version(),
                                left.externalId()));
            } else {
                ring(lane);
            }
        });
    }

    private void announce(LaneId lane, Origin by, DeliveryEvent fact) {
        outbox.append(List.of(new NewFact(
                UuidCreator.getTimeOrderedEpoch(),
                lane.shop(),
                by,
                fact,
                RequestContext.current().traceparent())));
    }

    private void ring(LaneId lane) {
        afterCommit.ring(Map.of(new ConnectionKey(lane.shop().value(), lane.connection()), 1));
    }
}
