package kz.cvety.payments.matching;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kz.cvety.kit.ShopId;

/** Money that came and belongs to no order yet. */
public interface UnmatchedMoney {

    /** Takes note of what came without an order since, in all shops, and forgets what has one; answers whose is due. */
    Set<ShopId> due(Instant now);

    /** Some that is due, with the orders it may pay for; no other instance takes it until the transaction of the shop ends. */
    List<Money> take(ShopId shop, Instant now, int limit);

    void tryAgain(ShopId shop, UUID payment, int tries, Instant at);

    /**
     * One payment.
     *
     * @param tries how often it was tried before
     * @param rivals other payments of that amount without an order
     * @param orders which wait for exactly that amount
     */
    record Money(UUID paymentId, Instant paidAt, int tries, int rivals, List<Waiting> orders) {}

    /** An order that waits for its money. */
    record Waiting(UUID orderId, Instant placedAt) {}
}
