package kz.cvety.sync.outbound;

import java.time.Instant;
import java.util.UUID;
import kz.cvety.events.orders.OrderSnapshot;
import kz.cvety.sync.Amount;
import kz.cvety.sync.Connection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is asked of the shop's own PHP, field by field. */
public final class OrderRequests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SITE = "s1";
    private static final int PERSON = 1;

    private OrderRequests() {}

    /** An order to be made, under our id as its external key. */
    public static ObjectNode create(Connection connection, OrderSnapshot order, String code) {
        var body = action("order.create");
        body.put("xml_id", order.orderId().toString());
        body.put("lid", SITE);
        body.put("person_type_id", PERSON);
        body.putNull("user_id");
        body.put("currency", order.currency());
        body.put("status", code);
        body.put("price_delivery", price(connection, order.deliveryFee()));
        var user = body.putObject("user");
        user.put("NAME", text(order.buyer().name()));
        user.put("PHONE", text(order.buyer().phone()));
        body.set("properties", properties(order));
        var items = body.putArray("items");
        for (var item : order.items()) {
            items.addObject()
                    .put("PRODUCT_ID", text(item.externalProductId()))
                    .put("NAME", item.name())
                    .put("PRICE", price(connection, item.price()))
                    .put("QUANTITY", Integer.toString(item.quantity()))
                    .put("CURRENCY", order.currency())
                    .put("CUSTOM_PRICE", "Y");
        }
        return body;
    }

    public static ObjectNode status(String externalId, String code) {
        return withId(action("order.status"), externalId).put("status", code);
    }

    public static ObjectNode find(UUID orderId) {
        return action("order.find").put("xml_id", orderId.toString());
    }

    public static ObjectNode get(String externalId) {
        return withId(action("order.get"), externalId);
    }

    /** Asks for what was saved there since. */
    public static ObjectNode changed(String action, Connection connection, Instant since, long afterId, int limit) {
        return action(action)
                .put("since", since.atZone(connection.zone()).toOffsetDateTime().toString())
                .put("after_id", afterId)
                .put("limit", limit);
    }

    public static ObjectNode action(String action) {
        return JSON.createObjectNode().put("action", action);
    }

    private static ObjectNode properties(OrderSnapshot order) {
        var delivery = order.delivery();
        var properties = JSON.createObjectNode();
        properties.put("nameRecipient", text(order.recipient().name()));
        properties.put("phoneRecipient", text(order.recipient().phone()));
        properties.put("addressRecipient", text(delivery.address()));
        properties.put("postcardText", text(order.cardText()));
        properties.put("data", delivery.date() == null ? "" : delivery.date().toString());
        properties.put("when", text(delivery.slotId() != null ? delivery.slotId() : delivery.slot()));
        properties.put("city", text(delivery.cityId() != null ? delivery.cityId() : delivery.city()));
        properties.put("shopId", text(delivery.pickupShopId()));
        return properties;
    }

    private static ObjectNode withId(ObjectNode body, String externalId) {
        return externalId.matches("\\d{1,18}")
                ? body.put("order_id", Long.parseLong(externalId))
                : body.put("order_id", externalId);
    }

    private static String price(Connection connection, String decimal) {
        return connection.prices().write(Amount.ofDecimal(decimal));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
