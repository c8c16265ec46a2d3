package kz.cvety.stack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The shop's side as an app sees it: the order service's REST, as the shop's director. */
final class OrderApi {

    private static final String ORDERS = "/api/v1/orders";

    private final ApiClient app;

    OrderApi(LocalStack stack) {
        this(stack, Duration.ZERO);
    }

    /** An app that repeats a request for this long while the service is away. */
    OrderApi(LocalStack stack, Duration patience) {
        app = new ApiClient(stack.people(), stack.orders(), patience);
    }

    /** Places an order and returns its id. */
    UUID place(String body) {
        return UUID.fromString(app.create(ORDERS, body).path("id").asString());
    }

    void changeStatus(UUID order, String status) {
        app.post(ORDERS + "/" + order + "/status", "{\"status\":\"" + status + "\"}");
    }

    JsonNode get(UUID order) {
        return app.get(ORDERS + "/" + order);
    }

    Optional<JsonNode> findByBitrixId(long bitrixId) {
        return app.get(ORDERS + "?externalId=" + bitrixId)
                .path("orders")
                .valueStream()
                .findFirst();
    }

    List<JsonNode> history(UUID order) {
        return app.get(ORDERS + "/" + order + "/history")
                .path("transitions")
                .valueStream()
                .toList();
    }

    /** All orders of the shop, page by page. */
    List<JsonNode> all() {
        var all = new ArrayList<JsonNode>();
        @Nullable String cursor = null;
        do {
            var page = app.get(ORDERS + "?limit=100" + (cursor == null ? "" : "&cursor=" + cursor));
            page.path("orders").forEach(all::add);
            cursor = page.path("next").stringValue(null);
        } while (cursor != null);
        return all;
    }
}
