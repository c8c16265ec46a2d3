package kz.cvety.sync.outbound;

import java.util.Map;
import kz.cvety.sync.Connection;
import kz.cvety.sync.Written;
import kz.cvety.sync.outbound.OrderEndpoint.Operation;
import kz.cvety.sync.outbound.Outcome.Delivered;
import kz.cvety.sync.outbound.Outcome.Effect;
import kz.cvety.sync.outbound.Outcome.GaveUp;
import kz.cvety.sync.outbound.Outcome.TryLater;
import kz.cvety.sync.outbound.Outcome.WaitsFor;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One attempt at a delivery, over the wire. When an earlier one may have been carried out it looks first and writes only
 * if it must: an order is never made twice, also where the other side would not notice.
 */
final class Attempt implements Telling {

    private final OrderEndpoint endpoint;
    private final Connection connection;
    private final Lanes.Claimed claimed;
    private final String code;
    private @Nullable Reply told;

    /** @param code their word for the status of the delivery */
    Attempt(OrderEndpoint endpoint, Connection connection, Lanes.Claimed claimed, String code) {
        this.endpoint = endpoint;
        this.connection = connection;
        this.claimed = claimed;
        this.code = code;
    }

    /** The request that is shown to operators: the write itself, whether or not a look comes first. */
    @Override
    public ObjectNode request() {
        var delivery = claimed.delivery();
        var snapshot = delivery.snapshot();
        if (delivery.kind() == Delivery.Kind.CREATE && snapshot != null) {
            return OrderRequests.create(connection, snapshot, code);
        }
        var externalId = claimed.externalId();
        return OrderRequests.status(externalId == null ? "" : externalId, code);
    }

    /** The last call made, if any. */
    @Override
    public @Nullable Reply told() {
        return told;
    }

    @Override
    public Map<String, String> written() {
        return Map.of(Written.STATUS, claimed.delivery().status());
    }

    @Override
    public Outcome make() {
        return claimed.delivery().kind() == Delivery.Kind.CREATE ? create() : status();
    }

    private Outcome create() {
        var linked = claimed.externalId();
        if (linked != null) {
            return new Delivered(linked, Delivered.NOTHING_NEW, "linked-by-hook");
        }
        if (mayHaveHappened()) {
            var found = lookUp(Operation.FIND, OrderRequests.find(claimed.lane().entityId()));
            if (found != null) {
                return found;
            }
        }
        return switch (call(Operation.CREATE, request())) {
            case Answer.Success success -> {
                var made = OrderAnswers.made(success.body());
                yield made == null
                        ? notBelieved("no-id-answered")
                        : new Delivered(made.externalId(), made.version(), null);
            }
            case Answer.NotFound ignored -> notBelieved("no-id-answered");
            case Answer.Refused refused -> new GaveUp(refused.reason(), refused.detail(), Effect.NONE);
            case Answer.Failed failed -> failed.tryLater();
        };
    }

    private Outcome status() {
        var externalId = claimed.externalId();
        if (externalId == null) {
            return new GaveUp("not-linked", "The order has no id over there", Effect.NONE);
        }
        if (mayHaveHappened()) {
            var found = lookUp(Operation.GET, OrderRequests.get(externalId));
            if (found != null) {
                return found;
            }
        }
        return switch (call(Operation.STATUS, OrderRequests.status(externalId, code))) {
            case Answer.Success success -> {
                var wrong = OrderAnswers.notTheStatusAsked(success.body(), externalId, code);
                var version = OrderAnswers.version(success.body().path("version"));
                yield wrong != null ? notBelieved(wrong) : new Delivered(externalId, version, null);
            }
            case Answer.NotFound ignored -> new GaveUp("order-missing-there", externalId, Effect.NONE);
            case Answer.Refused refused -> new GaveUp(refused.reason(), refused.detail(), Effect.NONE);
            case Answer.Failed failed -> failed.tryLater();
        };
    }

    /** Asks what became of an earlier attempt; answers nothing when the write has to be made (again). */
    private @Nullable Outcome lookUp(Operation operation, ObjectNode question) {
        return switch (call(operation, question)) {
            case Answer.Success success -> judge(operation, success.body().path("order"));
            case Answer.NotFound ignored ->
                operation == Operation.FIND
                        ? null
                        : new GaveUp("order-missing-there", "It was there once", Effect.NONE);
            case Answer.Refused refused -> new GaveUp(refused.reason(), refused.detail(), Effect.UNKNOWN);
            case Answer.Failed failed ->
                new TryLater(failed.retryAfter(), failed.why(), Effect.UNKNOWN, failed.waitsFor());
        };
    }

    private @Nullable Outcome judge(Operation operation, JsonNode order) {
        var id = OrderAnswers.text(order.path("ID"));
        var version = OrderAnswers.version(order.path("VERSION"));
        if (operation == Operation.FIND) {
            return id.isEmpty() || id.equals("0")
                    ? notBelieved("no-id-answered")
                    : new Delivered(id, version, "found-there");
        }
        if (!id.equals(claimed.externalId())) {
            return notBelieved("wrong-order-answered");
        }
        return OrderAnswers.text(order.path("STATUS_ID")).equals(code)
                ? new Delivered(id, version, "found-there")
                : null;
    }

    private Answer call(Operation operation, ObjectNode body) {
        var reply = endpoint.call(connection, operation, body, told == null);
        told = reply;
        return reply.answer();
    }

    private boolean mayHaveHappened() {
        return claimed.delivery().outcomeUnknown() || claimed.delivery().state() == Delivery.State.IN_FLIGHT;
    }

    private static TryLater notBelieved(String why) {
        return new TryLater(null, why, Effect.UNKNOWN, WaitsFor.ANSWER);
    }
}
