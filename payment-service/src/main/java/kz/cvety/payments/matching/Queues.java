package kz.cvety.payments.matching;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.cvety.kit.Money;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;

/** The queues of a shop, read inside a transaction of it, and of all shops together. */
public interface Queues {

    /** How long each queue is. Orders are missed their money if it was due before {@code now} and after {@code since}. */
    Map<Queue, Length> lengths(ShopId shop, Instant now, Instant since);

    /**
     * How long the queues of all shops are together; opens a transaction of its own. Of orders it counts those whose money was due:
     * one that somebody has called paid may be paid in cash, and there are too many of them to be looked through so often.
     */
    Map<Queue, Length> lengthsOfAll(Instant now, Instant since);

    /** Oldest first, after this item. */
    List<Item> page(ShopId shop, Queue queue, Instant now, Instant since, @Nullable After after, int limit);

    /**
     * How long a queue is.
     *
     * @param oldest since when its oldest item waits; absent in an empty one
     */
    record Length(long count, @Nullable Instant oldest) {}

    /** The last item of a page: a payment, or an order in the queue of orders. */
    record After(Instant since, UUID id) {}

    /**
     * What waits for a person.
     *
     * @param amount what came or was asked for; absent where no payment is known
     * @param total what the order costs; absent where none is known
     * @param since when it began to wait
     */
    record Item(
            @Nullable UUID paymentId,
            @Nullable UUID orderId,
            @Nullable String orderNumber,
            @Nullable String orderStatus,
            @Nullable String provider,
            @Nullable String attention,
            @Nullable Money amount,
            @Nullable Money total,
            Instant since) {

        After asCursor() {
            var id = paymentId == null ? orderId : paymentId;
            if (id == null) {
                throw new IllegalStateException("an item is a payment or an order");
            }
            return new After(since, id);
        }
    }
}
