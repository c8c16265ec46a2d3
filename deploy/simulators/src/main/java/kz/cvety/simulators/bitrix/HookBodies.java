package kz.cvety.simulators.bitrix;

import java.util.ArrayList;
import java.util.List;
import kz.cvety.simulators.web.Json;

/** Which hooks a save fires, and what they say. */
final class HookBodies {

    private final Switches switches;
    private final String token;

    HookBodies(Switches switches, String token) {
        this.switches = switches;
        this.token = token;
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

    private static Hook hook(String event, BitrixOrder order, String body) {
        return new Hook(event, order.id(), order.version(), order.status(), body);
    }

    private String snapshotBody(BitrixOrder order, Saved saved) {
        var body = Json.object().put("event", saved.event()).put("token", token);
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
}
