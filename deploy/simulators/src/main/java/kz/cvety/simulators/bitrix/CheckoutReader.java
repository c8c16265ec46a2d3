package kz.cvety.simulators.bitrix;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.cvety.simulators.web.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the order a call wants created, as strictly as the shop's PHP does. */
final class CheckoutReader {

    private CheckoutReader() {}

    static Checkout read(ObjectNode call) {
        var user = call.path("user");
        var userId = Json.text(call, "user_id");
        return new Checkout(
                userId.isEmpty() ? null : Long.valueOf(integer("user", userId)),
                Json.text(user, "NAME"),
                Json.text(user, "PHONE"),
                amount("delivery", Json.text(call, "price_delivery"), "0"),
                properties(call.path("properties")),
                items(call.path("items")));
    }

    static Map<String, String> properties(JsonNode node) {
        var properties = new LinkedHashMap<String, String>();
        node.propertyNames().forEach(name -> properties.put(name, Json.text(node, name)));
        return properties;
    }

    static List<Checkout.Item> items(JsonNode node) {
        var items = new ArrayList<Checkout.Item>();
        for (var item : node) {
            var name = Json.text(item, "NAME");
            if (name.isEmpty()) {
                throw new CallRefused("basket", "NAME is required");
            }
            var quantity = amount("basket", Json.text(item, "QUANTITY"), "1");
            if (quantity.signum() == 0) {
                throw new CallRefused("basket", "QUANTITY must be positive");
            }
            items.add(new Checkout.Item(
                    Json.text(item, "PRODUCT_ID"), name, amount("basket", Json.text(item, "PRICE"), ""), quantity));
        }
        if (items.isEmpty()) {
            throw new CallRefused("basket", "basket is empty");
        }
        return items;
    }

    static long integer(String step, String text) {
        if (!text.matches("\\d{1,18}")) {
            throw new CallRefused(step, "not an id: " + text);
        }
        return Long.parseLong(text);
    }

    private static BigDecimal amount(String step, String text, String absent) {
        var given = text.isEmpty() ? absent : text;
        if (!given.matches("\\d{1,12}(\\.\\d{1,4})?")) {
            throw new CallRefused(step, "not an amount: " + given);
        }
        return new BigDecimal(given);
    }
}
