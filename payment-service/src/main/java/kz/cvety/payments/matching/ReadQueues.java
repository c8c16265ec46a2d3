package kz.cvety.payments.matching;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import kz.cvety.kit.Rejection;
import kz.cvety.kit.ShopId;
import kz.cvety.payments.matching.Queues.After;
import kz.cvety.payments.matching.Queues.Item;
import kz.cvety.payments.matching.Queues.Length;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What waits for a person. Runs inside a transaction of the shop. */
@Component
public class ReadQueues {

    /** There is no queue of this name. */
    public static final class UnknownQueue extends Rejection {
        UnknownQueue() {
            super(Kind.NOT_FOUND, "unknown-queue", "There is no queue of this name");
        }
    }

    /** A page, and what the next one comes after. */
    public record Page(List<Item> items, @Nullable After next) {}

    private final Queues queues;
    private final MatchingProperties properties;
    private final InstantSource clock;

    ReadQueues(Queues queues, MatchingProperties properties, InstantSource clock) {
        this.queues = queues;
        this.properties = properties;
        this.clock = clock;
    }

    public Map<Queue, Length> lengths(ShopId shop) {
        var now = clock.instant();
        return queues.lengths(shop, now, now.minus(properties.lookBack()));
    }

    public Page page(ShopId shop, String name, @Nullable After after, int limit) {
        var queue = Queue.of(name).orElseThrow(UnknownQueue::new);
        var now = clock.instant();
        var found = queues.page(shop, queue, now, now.minus(properties.lookBack()), after, limit + 1);
        var items = found.subList(0, Math.min(limit, found.size()));
        return new Page(items, found.size() > limit ? items.getLast().asCursor() : null);
    }
}
