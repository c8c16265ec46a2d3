package kz.cvety.sync.outbound;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes people and credentials out of what is kept about a call: operators need to see what was said, not about whom. */
public final class Blanked {

    private static final Set<String> PRIVATE =
            Set.of("PHONE", "nameRecipient", "phoneRecipient", "addressRecipient", "postcardText", "token");
    private static final String BLANK = "***";

    private Blanked() {}

    public static JsonNode of(JsonNode node) {
        var copy = node.deepCopy();
        blank(copy);
        return copy;
    }

    private static void blank(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (var name : object.propertyNames().toArray(String[]::new)) {
                var value = object.path(name);
                if (name.equals("user") && value instanceof ObjectNode user) {
                    user.propertyNames().stream().toList().forEach(field -> user.put(field, BLANK));
                } else if (PRIVATE.contains(name) && value.isValueNode()) {
                    object.put(name, BLANK);
                } else {
                    blank(value);
                }
            }
        } else if (node instanceof ArrayNode array) {
            array.forEach(Blanked::blank);
        }
    }
}
