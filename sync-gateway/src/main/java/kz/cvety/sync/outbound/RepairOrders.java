package kz.cvety.sync.outbound;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import kz.cvety.sync.EchoListener;
import org.springframework.stereotype.Component;

/**
 * Tells our current status again where both sides differ although their last change was ours and nothing is under way.
 * Called in the transaction that changed a belief, such as after an echo; the belief's row is locked by then.
 */
@Component
class RepairOrders implements EchoListener {

    private final LaneQueue queue;
    private final AfterCommit afterCommit;

    RepairOrders(LaneQueue queue, AfterCommit afterCommit) {
        this.queue = queue;
        this.afterCommit = afterCommit;
    }

    @Override
    public List<UUID> handle(ShopId shop, String connection, Collection<UUID> orders) {
        var repaired = queue.repair(shop, connection, orders);
        if (!repaired.isEmpty()) {
            afterCommit.ring(Map.of(new ConnectionKey(shop.value(), connection), repaired.size()));
        }
        return repaired;
    }
}
