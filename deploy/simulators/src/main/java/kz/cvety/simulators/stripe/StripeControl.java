package kz.cvety.simulators.stripe;

import java.util.Map;
import kz.cvety.simulators.machinery.FaultJson;
import kz.cvety.simulators.web.Json;
import kz.cvety.simulators.web.Reply;
import kz.cvety.simulators.web.Request;
import tools.jackson.databind.node.ObjectNode;

/** The simulator's own JSON interface under {@code /_sim}: sessions and what buyers do, refunds, faults, ledgers. */
final class StripeControl {

    private final StripeSimulator simulator;

    StripeControl(StripeSimulator simulator) {
        this.simulator = simulator;
    }

    Reply handle(Request request) {
        try {
            var path = request.path().substring("/_sim".length());
            return request.isPost() ? post(path, request) : get(path);
        } catch (Refused | IllegalArgumentException wrong) {
            var error = Json.object().put("error", String.valueOf(wrong.getMessage()));
            return Reply.json(422, error.toString());
        }
    }

    private Reply get(String path) {
        return switch (path) {
            case "/sessions" -> json(simulator.sessions());
            case "/refunds" -> json(simulator.refunds());
            case "/events" -> json(simulator.events());
            case "/calls" -> json(simulator.calls());
            case "/webhooks" -> json(simulator.webhooks());
            case "/state" -> state();
            default -> Reply.json(404, "{}");
        };
    }

    private Reply post(String path, Request request) {
        var body = Json.parse(request.body()).orElseThrow(() -> new IllegalArgumentException("not a JSON object"));
        var id = path.replaceFirst("^/[a-z]+/", "").replaceFirst("/.*", "");
        return switch (path.replaceFirst("(cs|re)_[A-Za-z0-9_]+", "#")) {
            case "/faults" -> {
                arm(body);
                yield state();
            }
            case "/sessions/#/pay" -> json(simulator.pay(id));
            case "/sessions/#/promise" -> json(simulator.promise(id));
            case "/sessions/#/settle" -> json(simulator.settle(id));
            case "/sessions/#/fail" -> json(simulator.fail(id));
            case "/sessions/#/decline" -> json(simulator.decline(id));
            case "/sessions/#/expire" -> json(simulator.expire(id));
            case "/sessions/#/refund" ->
                json(simulator.giveBack(id, body.path("amount").asLong(0)));
            case "/refunds/#/settle" -> json(simulator.settleRefund(id));
            case "/refunds/#/fail" -> json(simulator.failRefund(id));
            default -> Reply.json(404, "{}");
        };
    }

    private void arm(ObjectNode order) {
        var calls = FaultJson.read(order);
        if (order.path("clear").asBoolean(false)) {
            simulator.faults().clear();
            simulator.webhookFaults().clear();
        }
        calls.forEach(simulator.faults()::add);
        var webhooks = simulator.webhookFaults();
        webhooks.set(webhooks.settings().with(order.path("webhooks")));
        simulator.payBeforeTheAnswer(order.path("payBeforeTheAnswer").asInt(0));
    }

    private Reply state() {
        return json(Map.of(
                "faults", FaultJson.view(simulator.faults()),
                "webhooks", simulator.webhookFaults().settings(),
                "pendingWebhooks", simulator.pendingWebhooks(),
                "sessions", simulator.sessions().size(),
                "refunds", simulator.refunds().size(),
                "events", simulator.events().size(),
                "calls", simulator.callCount(),
                "limitErrors", simulator.limitErrors()));
    }

    private static Reply json(Object value) {
        return Reply.json(200, Json.write(value));
    }
}
