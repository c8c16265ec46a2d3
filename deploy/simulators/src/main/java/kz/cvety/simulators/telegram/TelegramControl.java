package kz.cvety.simulators.telegram;

import java.util.Map;
import kz.cvety.simulators.machinery.FaultJson;
import kz.cvety.simulators.web.Json;
import kz.cvety.simulators.web.Reply;
import kz.cvety.simulators.web.Request;
import tools.jackson.databind.node.ObjectNode;

/** The simulator's own JSON interface under {@code /_sim}: messages, faults, ledger, and people. */
final class TelegramControl {

    private final TelegramSimulator simulator;

    TelegramControl(TelegramSimulator simulator) {
        this.simulator = simulator;
    }

    Reply handle(Request request) {
        try {
            var path = request.path().substring("/_sim".length());
            return request.isPost() ? post(path, request) : get(path, request);
        } catch (IllegalArgumentException wrong) {
            return Reply.json(
                    422,
                    Json.object()
                            .put("error", String.valueOf(wrong.getMessage()))
                            .toString());
        }
    }

    private Reply get(String path, Request request) {
        return switch (path) {
            case "/messages" -> {
                var chat = request.parameters().get("chat");
                yield json(chat == null ? simulator.messages() : simulator.messages(Long.parseLong(chat)));
            }
            case "/chats" -> json(simulator.chats());
            case "/calls" -> json(simulator.calls());
            case "/state" ->
                json(Map.of(
                        "faults", FaultJson.view(simulator.faults()),
                        "refusedByLimit", simulator.limitErrors(),
                        "chats", simulator.chats().size(),
                        "messages", simulator.messages().size()));
            default -> Reply.json(404, "{}");
        };
    }

    private Reply post(String path, Request request) {
        var body = Json.parse(request.body()).orElseThrow(() -> new IllegalArgumentException("not a JSON object"));
        var people = simulator.people();
        var id = body.path("id").asLong(0);
        switch (path) {
            case "/faults" -> arm(body);
            case "/groups" -> people.addGroup(id, Json.text(body, "title"));
            case "/people" -> people.addPerson(id, Json.text(body, "name"), Json.text(body, "language"));
            case "/start" -> {
                if (id < 0) {
                    people.startInGroup(id, Json.text(body, "payload"));
                } else {
                    people.start(id, Json.text(body, "payload"));
                }
            }
            case "/say" -> people.say(id, Json.text(body, "text"));
            case "/press" -> people.press(id, body.path("message_id").asLong(0), Json.text(body, "data"));
            case "/block" -> people.block(id);
            case "/unblock" -> people.unblock(id);
            default -> {
                return Reply.json(404, "{}");
            }
        }
        return Reply.json(200, "{\"ok\":true}");
    }

    private void arm(ObjectNode order) {
        var calls = FaultJson.read(order);
        if (order.path("clear").asBoolean(false)) {
            simulator.faults().clear();
        }
        calls.forEach(simulator.faults()::add);
    }

    private static Reply json(Object value) {
        return Reply.json(200, Json.write(value));
    }
}
