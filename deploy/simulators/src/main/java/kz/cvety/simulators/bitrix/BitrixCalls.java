package kz.cvety.simulators.bitrix;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import kz.cvety.simulators.web.Json;
import tools.jackson.databind.node.ObjectNode;

/** The actions behind the shop's two PHP files. */
final class BitrixCalls {

    static final String CREATE_FILE = "supabase-reverse-sync-with-items.php";
    static final String UPDATE_FILE = "supabase-reverse-sync-fixed.php";

    private final BitrixShop shop;
    private final ProductReads products;
    private final Switches switches;

    BitrixCalls(BitrixShop shop, ProductReads products, Switches switches) {
        this.shop = shop;
        this.products = products;
        this.switches = switches;
    }

    /** What an action did and what it answers. */
    record Done(ObjectNode answer, boolean wrote, long orderId, long productId) {
        Done(ObjectNode answer, boolean wrote, long orderId) {
            this(answer, wrote, orderId, 0);
        }
    }

    Done perform(String file, String action, ObjectNode call) {
        try {
            return switch (file + " " + action) {
                case CREATE_FILE + " order.create" -> create(call);
                case UPDATE_FILE + " order.status" -> status(call);
                case UPDATE_FILE + " order.find" -> find(call);
                case UPDATE_FILE + " order.get" -> get(call);
                case UPDATE_FILE + " order.changed" -> changed(call);
                case UPDATE_FILE + " get_product" -> products.get(call);
                case UPDATE_FILE + " changed_products" -> products.changed(call);
                default -> throw new CallRefused("action", "unknown action: " + action);
            };
        } catch (CallRefused refused) {
            return new Done(error(String.valueOf(refused.getMessage()), refused.step()), false, 0);
        } catch (NoSuchOrder missing) {
            return new Done(error(String.valueOf(missing.getMessage()), "order"), false, 0);
        }
    }

    static ObjectNode error(String text, String step) {
        return Json.object().put("status", "error").put("error", text).put("step", step);
    }

    private Done create(ObjectNode call) {
        var xmlId = Json.text(call, "xml_id");
        var checkout = CheckoutReader.read(call);
        var status = Json.text(call, "status").isEmpty() ? "N" : known(Json.text(call, "status"));
        if (Json.text(call, "person_type_id").isEmpty()
                || Json.text(call, "lid").isEmpty()) {
            throw new CallRefused("order", "lid and person_type_id are required");
        }
        var currency = Json.text(call, "currency").isEmpty() ? "KZT" : Json.text(call, "currency");
        synchronized (shop) {
            var existing = xmlId.isEmpty() || switches.legacyCreate ? List.<BitrixOrder>of() : shop.findByXmlId(xmlId);
            if (!existing.isEmpty()) {
                var order = existing.getFirst();
                return new Done(saved(order).put("existing", true), false, order.id());
            }
            var order = shop.create(checkout, xmlId, status, currency, "");
            return new Done(saved(order), true, order.id());
        }
    }

    private Done status(ObjectNode call) {
        var id = orderId(call);
        var status = known(Json.text(call, "status"));
        synchronized (shop) {
            var before = shop.get(id);
            var after = shop.changeStatus(id, status, "");
            var answer = Json.object()
                    .put("status", "success")
                    .put("order_id", id)
                    .put("old_status", before.status())
                    .put("new_status", after.status())
                    .put("version", after.version());
            return new Done(answer, after.version() > before.version(), id);
        }
    }

    private Done find(ObjectNode call) {
        var xmlId = Json.text(call, "xml_id");
        if (xmlId.isEmpty()) {
            throw new CallRefused("order", "xml_id is required");
        }
        return found(shop.findByXmlId(xmlId));
    }

    private Done get(ObjectNode call) {
        return found(shop.find(orderId(call)).stream().toList());
    }

    private Done changed(ObjectNode call) {
        var since = instant(Json.text(call, "since"));
        var afterId = call.path("after_id").asLong(0);
        var limit = Math.clamp(call.path("limit").asInt(50), 1, 500);
        var page = shop.orders().stream()
                .filter(order -> order.id() > afterId && !order.dateUpdate().isBefore(since))
                .limit(limit)
                .toList();
        var answer = Json.object().put("status", "success");
        var orders = answer.putArray("orders");
        page.forEach(order -> orders.add(OrderJson.snapshot(order, false)));
        if (page.size() == limit) {
            answer.put("next_after_id", page.getLast().id());
        } else {
            answer.putNull("next_after_id");
        }
        return new Done(answer, false, 0);
    }

    private static Done found(List<BitrixOrder> orders) {
        if (orders.isEmpty()) {
            return new Done(Json.object().put("status", "not_found"), false, 0);
        }
        var order = orders.getFirst();
        var answer = Json.object().put("status", "success");
        answer.set("order", OrderJson.snapshot(order, false));
        return new Done(answer, false, order.id());
    }

    private static ObjectNode saved(BitrixOrder order) {
        return Json.object()
                .put("status", "success")
                .put("order_id", order.id())
                .put("version", order.version());
    }

    private static long orderId(ObjectNode call) {
        return CheckoutReader.integer("order", Json.text(call, "order_id"));
    }

    private static String known(String status) {
        if (!Statuses.known(status)) {
            throw new CallRefused("status", "unknown status: " + status);
        }
        return status;
    }

    static Instant instant(String text) {
        try {
            return text.isEmpty() ? Instant.EPOCH : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException ignored) {
            throw new CallRefused("since", "not a time: " + text);
        }
    }
}
