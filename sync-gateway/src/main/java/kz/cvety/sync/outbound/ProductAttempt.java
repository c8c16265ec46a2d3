package kz.cvety.sync.outbound;

import java.util.Map;
import java.util.TreeMap;
import kz.cvety.sync.Connection;
import kz.cvety.sync.outbound.Outcome.Delivered;
import kz.cvety.sync.outbound.Outcome.Effect;
import kz.cvety.sync.outbound.Outcome.GaveUp;
import kz.cvety.sync.outbound.Outcome.TryLater;
import kz.cvety.sync.outbound.Outcome.WaitsFor;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One attempt at telling a product. Setting the same values again is safe, and a product that is not there yet is made under
 * our id at most once, so after an unknown outcome it is simply told again.
 */
final class ProductAttempt implements Telling {

    private static final int NOT_FOUND = 404;

    private final ProductEndpoint endpoint;
    private final Connection connection;
    private final Lanes.Claimed claimed;
    private final ProductMessage message;
    private @Nullable Reply told;

    ProductAttempt(ProductEndpoint endpoint, Connection connection, Lanes.Claimed claimed, ProductMessage message) {
        this.endpoint = endpoint;
        this.connection = connection;
        this.claimed = claimed;
        this.message = message;
    }

    @Override
    public ObjectNode request() {
        return message.body(connection);
    }

    @Override
    public Map<String, String> written() {
        var written = new TreeMap<String, String>();
        message.words().forEach((field, word) -> written.put(field.label(), word));
        return written;
    }

    @Override
    public Outcome make() {
        var linked = claimed.externalId();
        var id = linked != null ? linked : claimed.lane().entityId().toString();
        var reply = endpoint.put(connection, id, message.body(connection), true);
        told = reply;
        return switch (reply.answer()) {
            case Answer.Success success -> believed(success, linked);
            case Answer.NotFound ignored -> missing(id);
            case Answer.Refused refused ->
                reply.httpStatus() == NOT_FOUND
                        ? missing(id)
                        : new GaveUp(refused.reason(), refused.detail(), before());
            case Answer.Failed failed ->
                new TryLater(
                        failed.retryAfter(),
                        failed.why(),
                        failed.effect() == Effect.UNKNOWN ? Effect.UNKNOWN : before(),
                        failed.waitsFor());
        };
    }

    private Outcome believed(Answer.Success success, @Nullable String linked) {
        var made = OrderAnswers.made(success.body().path("product_id"), success.body());
        if (made == null) {
            return notBelieved("no-id-answered");
        }
        return linked == null || linked.equals(made.externalId())
                ? new Delivered(made.externalId(), made.version(), null)
                : notBelieved("wrong-product-answered");
    }

    private GaveUp missing(String id) {
        return new GaveUp("product-missing-there", id, before());
    }

    /** What an attempt before this one may have done is not undone by this one. */
    private Effect before() {
        var delivery = claimed.delivery();
        return delivery.outcomeUnknown() || delivery.state() == Delivery.State.IN_FLIGHT ? Effect.UNKNOWN : Effect.NONE;
    }

    private static TryLater notBelieved(String why) {
        return new TryLater(null, why, Effect.UNKNOWN, WaitsFor.ANSWER);
    }

    @Override
    public @Nullable Reply told() {
        return told;
    }

    @Override
    public ProductMessage product() {
        return message;
    }
}
