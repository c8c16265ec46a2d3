package kz.cvety.sync.bitrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import kz.cvety.sync.bitrix.BitrixOrder.BasketItem;
import kz.cvety.sync.bitrix.BitrixOrder.Properties;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the hooks in each of their shapes; refuses with {@link Malformed} what is not of that shape. */
public final class HookDecoder {

    private static final Set<String> ORDER_EVENTS = Set.of("order.create", "order.update", "order.status.change");
    private static final Set<String> TOUCHES =
            Set.of("ONSALEORDERSAVED", "ONSALEBEFOREORDERDELETE", "ONORDERENTITYSAVED", "ONORDERDELETED");
    private static final int LONGEST_EVENT = 100;
    private static final int MOST_ITEMS = 1000;

    private HookDecoder() {}

    /** {@code {"event":…,"data":{…}}}: the full hook, and our canonical one. */
    public static Hook full(JsonNode body) {
        if (isProbe(body)) {
            return new Hook.Probe();
        }
        var fields = new Fields(body, "#");
        var event = event(fields.required("event"), fields.pointer("event"));
        if (event.equals("test")) {
            return new Hook.Probe();
        }
        if (!ORDER_EVENTS.contains(event)) {
            return new Hook.NotUnderstood(event, "unknown-event");
        }
        var data = fields.object("data");
        if (data == null) {
            throw new Malformed("#/data", "is required");
        }
        return new Hook.OrderTold(event, order(data));
    }

    /** {@code {"order_id":…,"status":…}}: the thin hook. */
    public static Hook thin(JsonNode body) {
        if (isProbe(body)) {
            return new Hook.Probe();
        }
        var fields = new Fields(body, "#");
        return new Hook.StatusTold(
                fields.id("order_id"),
                fields.required("status"),
                fields.count("version"),
                fields.text("changed_by_id"),
                fields.text("notes"));
    }

    /** {@code {"event_type":…,"product_data":{…}}}: the product hook of the first bridge, and our own. */
    public static Hook product(JsonNode body) {
        if (isProbe(body)) {
            return new Hook.Probe();
        }
        var fields = new Fields(body, "#");
        return ProductDecoder.hook(event(fields.required("event_type"), fields.pointer("event_type")), fields);
    }

    /** A Bitrix24 form event, its parameters as {@link FormBody} names them. */
    public static Hook form(Map<String, String> form) {
        if ("true".equals(form.get("test")) || "test".equals(form.get("event"))) {
            return new Hook.Probe();
        }
        var name = form.get("event");
        if (name == null || name.isEmpty()) {
            throw new Malformed("#/event", "is required");
        }
        var event = event(name.toUpperCase(Locale.ROOT), "#/event");
        if (ProductDecoder.isEvent(event)) {
            return ProductDecoder.event(event, form);
        }
        if (!TOUCHES.contains(event)) {
            return new Hook.NotUnderstood(event, "unknown-event");
        }
        var id = form.get("data/FIELDS/ID");
        if (id == null) {
            throw new Malformed("#/data/FIELDS/ID", "is required");
        }
        return new Hook.OrderTouched(event, Fields.wellFormedId(id, "#/data/FIELDS/ID"));
    }

    /** An order read from Bitrix, in the shape of a hook's {@code data}. */
    public static BitrixOrder snapshot(JsonNode data) {
        if (!data.isObject()) {
            throw new Malformed("#", "must be an object");
        }
        return order(new Fields(data, "#"));
    }

    /** A product read from Bitrix, in the shape of a hook's {@code product_data}. */
    public static Hook productSnapshot(JsonNode data) {
        return ProductDecoder.snapshot(data);
    }

    private static boolean isProbe(JsonNode body) {
        var test = body.get("test");
        return test != null && test.isBoolean() && test.booleanValue();
    }

    private static String event(String name, String pointer) {
        if (name.length() > LONGEST_EVENT || !Fields.printable(name).equals(name)) {
            throw new Malformed(pointer, "is not the name of an event");
        }
        return name;
    }

    private static BitrixOrder order(Fields data) {
        var user = data.object("user");
        return new BitrixOrder(
                data.id("ID"),
                data.count("VERSION"),
                data.text("XML_ID"),
                data.text("ACCOUNT_NUMBER"),
                data.text("STATUS_ID"),
                data.text("PRICE"),
                data.text("PRICE_DELIVERY"),
                data.text("CURRENCY"),
                data.text("DATE_UPDATE"),
                data.text("CHANGED_BY"),
                data.text("USER_DESCRIPTION"),
                properties(data.object("properties")),
                basket(data),
                data.text("USER_ID"),
                user == null ? null : user.text("NAME"),
                user == null ? null : user.text("PHONE"));
    }

    private static Properties properties(@Nullable Fields told) {
        if (told == null) {
            return Properties.NONE;
        }
        return new Properties(
                told.text("nameRecipient"),
                told.text("phoneRecipient"),
                told.text("addressRecipient"),
                told.text("postcardText"),
                told.text("data"),
                told.text("when"),
                told.text("city"),
                told.text("shopId"));
    }

    private static @Nullable List<BasketItem> basket(Fields data) {
        var told = data.objects("basket");
        if (told == null) {
            return null;
        }
        if (told.size() > MOST_ITEMS) {
            throw new Malformed(data.pointer("basket"), "has too many items");
        }
        var items = new ArrayList<BasketItem>(told.size());
        for (var item : told) {
            items.add(new BasketItem(
                    item.pointer(""),
                    item.text("ID"),
                    item.text("PRODUCT_ID"),
                    item.text("NAME"),
                    item.text("PRICE"),
                    item.text("QUANTITY"),
                    item.text("CURRENCY")));
        }
        return items;
    }
}
