package kz.cvety.simulators.kaspi;

import java.net.URI;
import java.util.Map;
import kz.cvety.simulators.machinery.FaultJson;
import kz.cvety.simulators.web.Json;
import kz.cvety.simulators.web.Reply;
import kz.cvety.simulators.web.Request;
import tools.jackson.databind.node.ObjectNode;

/** The simulator's own JSON interface under {@code /_sim}: payments and what buyers do, faults, ledgers. */
final class KaspiControl {

    private final KaspiSimulator simulator;

    KaspiControl(KaspiSimulator simulator) {
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
            case "/payments" -> json(simulator.payments());
            case "/returns" -> json(simulator.returns());
            case "/calls" -> json(simulator.calls());
            case "/callbacks" -> json(simulator.callbacks());
            case "/state" -> state();
            default -> path.matches("/payments/\\d{1,18}") ? json(simulator.payment(id(path))) : Reply.json(404, "{}");
        };
    }

    private Reply post(String path, Request request) {
        var body = Json.parse(request.body()).orElseThrow(() -> new IllegalArgumentException("not a JSON object"));
        return switch (path.replaceFirst("\\d{1,18}", "#")) {
            case "/faults" -> {
                arm(body);
                yield state();
            }
            case "/income" -> json(simulator.income(Json.text(body, "amount"), Json.text(body, "comment")));
            case "/payments/#/open" -> json(simulator.open(id(path)));
            case "/payments/#/pay" -> {
                var amount = Json.text(body, "amount");
                yield json(amount.isEmpty() ? simulator.pay(id(path)) : simulator.pay(id(path), amount));
            }
            case "/payments/#/pay-late" -> json(simulator.payLate(id(path)));
            case "/payments/#/confirm" -> json(simulator.confirm(id(path)));
            case "/payments/#/decline" -> json(simulator.decline(id(path)));
            case "/payments/#/status" -> {
                simulator.showStatus(id(path), Json.text(body, "status"));
                yield json(simulator.payment(id(path)));
            }
            default -> Reply.json(404, "{}");
        };
    }

    private void arm(ObjectNode order) {
        var calls = FaultJson.read(order);
        if (order.path("clear").asBoolean(false)) {
            simulator.faults().clear();
            simulator.callbackFaults().clear();
        }
        calls.forEach(simulator.faults()::add);
        var callbacks = simulator.callbackFaults();
        callbacks.set(callbacks.settings().with(order.path("callbacks")));
        simulator.payBeforeTheAnswer(order.path("payBeforeTheAnswer").asInt(0));
        if (order.has("callbackTo")) {
            var address = Json.text(order, "callbackTo");
            simulator.callbackTo(address.isEmpty() ? null : URI.create(address));
        }
    }

    private Reply state() {
        return json(Map.of(
                "faults", FaultJson.view(simulator.faults()),
                "callbacks", simulator.callbackFaults().settings(),
                "pendingCallbacks", simulator.pendingCallbacks(),
                "payments", simulator.payments().size(),
                "returns", simulator.returns().size(),
                "calls", simulator.callCount(),
                "limitErrors", simulator.limitErrors()));
    }

    private static long id(String path) {
        return Long.parseLong(path.split("/", -1)[2]);
    }

    private static Reply json(Object value) {
        return Reply.json(200, Json.write(value));
    }
}
