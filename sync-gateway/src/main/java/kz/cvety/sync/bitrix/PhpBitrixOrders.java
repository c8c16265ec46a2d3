package kz.cvety.sync.bitrix;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import kz.cvety.sync.BitrixOrders;
import kz.cvety.sync.Connection;
import kz.cvety.sync.outbound.Answer;
import kz.cvety.sync.outbound.OrderEndpoint;
import kz.cvety.sync.outbound.OrderEndpoint.Operation;
import kz.cvety.sync.outbound.OrderRequests;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** {@link BitrixOrders} from the shop's own PHP. */
@Component
class PhpBitrixOrders implements BitrixOrders {

    private static final Duration LATER = Duration.ofSeconds(15);

    private final OrderEndpoint endpoint;

    PhpBitrixOrders(OrderEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public Reading read(Connection connection, String externalId) {
        return switch (endpoint.call(connection, Operation.GET, OrderRequests.get(externalId), false)
                .answer()) {
            case Answer.Success success -> {
                var order = success.body().path("order");
                yield order.path("ID").asString("").equals(externalId)
                        ? new Found(order)
                        : new Away(LATER, "wrong-order-answered");
            }
            case Answer.NotFound ignored -> new Missing();
            case Answer.Refused refused -> new Away(LATER, refused.reason());
            case Answer.Failed failed -> away(failed);
        };
    }

    @Override
    public Changes changed(Connection connection, Instant since, long afterId, int limit) {
        var question = OrderRequests.action(Operation.CHANGED.action())
                .put("since", since.atZone(connection.zone()).toOffsetDateTime().toString())
                .put("after_id", afterId)
                .put("limit", limit);
        return switch (endpoint.call(connection, Operation.CHANGED, question, false)
                .answer()) {
            case Answer.Success success -> page(success.body());
            case Answer.NotFound ignored -> new Away(LATER, "no-orders-answered");
            case Answer.Refused refused -> new Away(LATER, refused.reason());
            case Answer.Failed failed -> away(failed);
        };
    }

    private static Changes page(JsonNode body) {
        if (!body.path("orders").isArray()) {
            return new Away(LATER, "no-orders-answered");
        }
        var orders = new ArrayList<JsonNode>();
        body.path("orders").forEach(orders::add);
        var next = body.path("next_after_id");
        return new Page(orders, next.isNull() || next.isMissingNode() ? null : next.asLong());
    }

    private static Away away(Answer.Failed failed) {
        var after = failed.retryAfter();
        return new Away(after == null ? LATER : after, failed.why());
    }
}
