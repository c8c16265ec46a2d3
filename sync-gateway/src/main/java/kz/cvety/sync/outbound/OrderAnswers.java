package kz.cvety.sync.outbound;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a believable answer says about the order that was asked for; whatever does not fit the question is a failure. */
final class OrderAnswers {

    private static final Pattern ID = Pattern.compile("[1-9]\\d{0,17}");

    private OrderAnswers() {}

    /** The order a create made, or found. */
    record Made(String externalId, @Nullable Long version) {}

    /** The id in the answer of a create; nothing when it is missing, empty or zero. */
    static @Nullable Made made(JsonNode body) {
        return made(body.path("order_id"), body);
    }

    /** The same with the id of something else. */
    static @Nullable Made made(JsonNode idNode, JsonNode body) {
        var id = text(idNode);
        return ID.matcher(id).matches() ? new Made(id, version(body.path("version"))) : null;
    }

    /** Why this is not the answer to a change of status; nothing when it is. */
    static @Nullable String notTheStatusAsked(JsonNode body, String externalId, String code) {
        if (!text(body.path("order_id")).equals(externalId)) {
            return "wrong-order-answered";
        }
        return text(body.path("new_status")).equals(code) ? null : "wrong-status-answered";
    }

    /** The save counter of an answer, or of an order in it. */
    static @Nullable Long version(JsonNode node) {
        var text = text(node);
        return text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
    }

    static String text(JsonNode node) {
        return node.isValueNode() && !node.isNull() ? node.asString() : "";
    }
}
