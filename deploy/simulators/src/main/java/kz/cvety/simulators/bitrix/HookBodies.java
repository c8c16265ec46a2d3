package kz.cvety.simulators.bitrix;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import kz.cvety.simulators.web.Json;

/** Which hooks a save fires, and what they say. */
final class HookBodies {

    private static final String SIMPLE_PRODUCT = "1";

    private final Switches switches;
    private final BitrixOptions options;
    private final ProductJson products;

    HookBodies(Switches switches, BitrixOptions options, ProductJson products) {
        this.switches = switches;
        this.options = options;
        this.products = products;
    }

    List<Hook> of(BitrixOrder order, Saved saved) {
        var thin = saved == Saved.STATUS ? switches.thinHooks : BitrixOptions.ThinHooks.NONE;
        var hooks = new ArrayList<Hook>();
        if (thin != BitrixOptions.ThinHooks.INSTEAD) {
            hooks.add(hook(saved.event(), order, snapshotBody(order, saved)));
        }
        if (thin != BitrixOptions.ThinHooks.NONE) {
            hooks.add(hook(Hook.THIN, order, thinBody(order)));
        }
        return hooks;
    }

    List<Hook> of(BitrixProduct product, ProductSaved saved) {
        var hooks = new ArrayList<Hook>();
        if (switches.formEvents != BitrixOptions.ThinHooks.INSTEAD) {
            hooks.add(hook(saved.event(), product, productBody(product, saved)));
        }
        if (switches.formEvents != BitrixOptions.ThinHooks.NONE) {
            hooks.add(hook(saved.formEvent(), product, formBody(product, saved)));
        }
        return hooks;
    }

    private static Hook hook(String event, BitrixOrder order, String body) {
        return new Hook(event, order.id(), null, order.version(), order.status(), body);
    }

    private static Hook hook(String event, BitrixProduct product, String body) {
        return new Hook(event, 0, product.id(), product.version(), "", body);
    }

    private String snapshotBody(BitrixOrder order, Saved saved) {
        var body = Json.object().put("event", saved.event()).put("token", options.hookToken);
        body.set("data", OrderJson.snapshot(order, switches.legacyHooks));
        return body.toString();
    }

    private String thinBody(BitrixOrder order) {
        var body = Json.object().put("order_id", order.id()).put("status", order.status());
        if (order.changedBy().chars().allMatch(Character::isDigit)
                && !order.changedBy().isEmpty()) {
            body.put("changed_by_id", Long.parseLong(order.changedBy()));
        }
        body.put("notes", "");
        if (!switches.legacyHooks) {
            body.put("version", order.version());
        }
        return body.toString();
    }

    private String productBody(BitrixProduct product, ProductSaved saved) {
        var body = Json.object().put("event_type", saved.event());
        body.set("product_data", products.data(product, switches.legacyHooks));
        return body.toString();
    }

    /** Everything Bitrix24 tells of a product is its number. */
    private String formBody(BitrixProduct product, ProductSaved saved) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("event", saved.formEvent());
        fields.put("event_handler_id", "1");
        fields.put("data[FIELDS][ID]", Long.toString(product.id()));
        fields.put("data[FIELDS][TYPE]", SIMPLE_PRODUCT);
        fields.put("ts", Long.toString(product.dateUpdate().getEpochSecond()));
        fields.put("auth[domain]", "shop.example");
        fields.put("auth[member_id]", "a223c6b3710f85df22e9377d6c4f7553");
        fields.put("auth[application_token]", options.applicationToken);
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
