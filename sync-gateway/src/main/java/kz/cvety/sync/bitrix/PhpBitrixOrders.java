package kz.cvety.sync.bitrix;

import java.time.Instant;
import kz.cvety.sync.BitrixOrders;
import kz.cvety.sync.Connection;
import kz.cvety.sync.outbound.OrderEndpoint;
import kz.cvety.sync.outbound.OrderEndpoint.Operation;
import kz.cvety.sync.outbound.OrderRequests;
import org.springframework.stereotype.Component;

/** {@link BitrixOrders} from the shop's own PHP. */
@Component
class PhpBitrixOrders implements BitrixOrders {

    private final OrderEndpoint endpoint;

    PhpBitrixOrders(OrderEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public Reading read(Connection connection, String externalId) {
        var reply = endpoint.call(connection, Operation.GET, OrderRequests.get(externalId), false);
        return PhpReads.one(reply.answer(), "order", "ID", externalId);
    }

    @Override
    public Changes changed(Connection connection, Instant since, long afterId, int limit) {
        var question = OrderRequests.changed(Operation.CHANGED.action(), connection, since, afterId, limit);
        return PhpReads.page(
                endpoint.call(connection, Operation.CHANGED, question, false).answer(), "orders");
    }
}
