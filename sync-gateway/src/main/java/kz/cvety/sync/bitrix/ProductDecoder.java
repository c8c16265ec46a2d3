package kz.cvety.sync.bitrix;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads what is told about products; refuses with {@link Malformed} what is not of that shape. */
final class ProductDecoder {

    private static final Set<String> EVENTS = Set.of("product.created", "product.updated", "product.deleted");
    private static final Set<String> TOUCHES =
            Set.of("CATALOG.PRODUCT.ON.ADD", "CATALOG.PRODUCT.ON.UPDATE", "CATALOG.PRODUCT.ON.DELETE");
    private static final Set<String> PRICES =
            Set.of("CATALOG.PRICE.ON.ADD", "CATALOG.PRICE.ON.UPDATE", "CATALOG.PRICE.ON.DELETE");
    private static final String ID = "data/FIELDS/ID";
    private static final String PRODUCT_ID = "data/FIELDS/PRODUCT_ID";
    private static final int MOST_IMAGES = 100;

    private ProductDecoder() {}

    /** {@code {"event_type":…,"product_data":{…}}}. */
    static Hook hook(String event, Fields body) {
        if (!EVENTS.contains(event)) {
            return new Hook.NotUnderstood(event, "unknown-event");
        }
        var data = body.object("product_data");
        if (data == null) {
            throw new Malformed("#/product_data", "is required");
        }
        return event.equals("product.deleted") ? removed(data) : new Hook.ProductTold(event, product(data));
    }

    private static Hook removed(Fields data) {
        return new Hook.ProductRemoved(
                data.id("id"), data.count("version"), data.text("date_update"), data.text("changed_by"));
    }

    /** A product read from Bitrix, in the shape of a hook's {@code product_data}; of one that was deleted it says so. */
    static Hook snapshot(JsonNode data) {
        if (!data.isObject()) {
            throw new Malformed("#", "must be an object");
        }
        var fields = new Fields(data, "#");
        return Boolean.TRUE.equals(fields.flag("deleted"))
                ? removed(fields)
                : new Hook.ProductTold("product.read", product(fields));
    }

    static boolean isEvent(String event) {
        return TOUCHES.contains(event) || PRICES.contains(event);
    }

    /** A Bitrix24 form event. One about a price names the price's row, and the product only when we are lucky. */
    static Hook event(String event, Map<String, String> form) {
        var product = form.get(PRODUCT_ID);
        if (product == null && PRICES.contains(event)) {
            return new Hook.NotUnderstood(event, "product-not-named");
        }
        var id = product != null ? product : form.get(ID);
        var pointer = "#/" + (product != null ? PRODUCT_ID : ID);
        if (id == null) {
            throw new Malformed(pointer, "is required");
        }
        return new Hook.ProductTouched(event, Fields.wellFormedId(id, pointer));
    }

    private static BitrixProduct product(Fields data) {
        return new BitrixProduct(
                data.id("id"),
                data.count("version"),
                data.text("xml_id"),
                data.told("title"),
                data.told("price"),
                data.flag("isAvailable"),
                data.told("image"),
                data.texts("images", MOST_IMAGES),
                data.told("catalogHeight"),
                data.told("description"),
                data.text("date_update"),
                data.text("changed_by"));
    }
}
