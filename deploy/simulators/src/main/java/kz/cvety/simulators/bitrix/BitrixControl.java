package kz.cvety.simulators.bitrix;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import kz.cvety.simulators.machinery.FaultJson;
import kz.cvety.simulators.web.Json;
import kz.cvety.simulators.web.Reply;
import kz.cvety.simulators.web.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The simulator's own JSON interface under {@code /_sim}: faults, state, ledgers, and orders as shoppers and managers. */
final class BitrixControl {

    private final BitrixSimulator simulator;
    private final Switches switches;

    BitrixControl(BitrixSimulator simulator, Switches switches) {
        this.simulator = simulator;
        this.switches = switches;
    }

    /** The whole state without the details of orders and products. */
    private record State(
            Object faults,
            HookFaults.Settings hooks,
            Map<String, Object> shop,
            int pendingHooks,
            long calls,
            long limitErrors,
            Object orders,
            Object products) {}

    Reply handle(Request request) {
        try {
            var path = request.path().substring("/_sim".length());
            return request.isPost() ? post(path, request) : get(path);
        } catch (NoSuchOrder missing) {
            return Reply.json(
                    404,
                    BitrixCalls.error(String.valueOf(missing.getMessage()), "order")
                            .toString());
        } catch (CallRefused refused) {
            return Reply.json(
                    422,
                    BitrixCalls.error(String.valueOf(refused.getMessage()), refused.step())
                            .toString());
        } catch (IllegalArgumentException wrong) {
            return Reply.json(
                    422,
                    BitrixCalls.error(String.valueOf(wrong.getMessage()), "request")
                            .toString());
        }
    }

    private Reply get(String path) {
        return switch (path) {
            case "/state" -> json(state());
            case "/calls" -> json(simulator.calls());
            case "/hooks" -> json(simulator.hooks());
            case "/orders" ->
                json(simulator.shop().orders().stream().map(BitrixControl::view).toList());
            default -> path.startsWith("/orders/") ? json(view(simulator.shop().get(id(path)))) : Reply.json(404, "{}");
        };
    }

    private Reply post(String path, Request request) {
        var body = Json.parse(request.body()).orElseThrow(() -> new IllegalArgumentException("not a JSON object"));
        if (path.equals("/faults")) {
            arm(body);
            return json(state());
        }
        var shop = simulator.shop();
        var manager = body.path("changed_by").asLong(ShopPages.MANAGER);
        if (path.equals("/orders")) {
            return json(view(shop.order(CheckoutReader.read(body))));
        } else if (path.matches("/orders/\\d+/status")) {
            return json(view(shop.changeStatus(id(path), Json.text(body, "status"), manager)));
        } else if (path.matches("/orders/\\d+/properties")) {
            var changes = CheckoutReader.properties(body.path("properties"));
            return json(view(shop.editProperties(id(path), changes, manager)));
        }
        return Reply.json(404, "{}");
    }

    private void arm(ObjectNode order) {
        var calls = FaultJson.read(order);
        if (order.path("clear").asBoolean(false)) {
            simulator.faults().clear();
            simulator.hookFaults().clear();
        }
        calls.forEach(simulator.faults()::add);
        if (order.has("hooks")) {
            simulator
                    .hookFaults()
                    .set(hooks(order.path("hooks"), simulator.hookFaults().settings()));
        }
        turn(order.path("shop"));
    }

    private static HookFaults.Settings hooks(JsonNode json, HookFaults.Settings now) {
        return new HookFaults.Settings(
                json.path("copies").asInt(now.copies()),
                json.path("reorder").asBoolean(now.reorder()),
                json.path("dropShare").asDouble(now.dropShare()),
                json.path("delayMillis").asLong(now.delayMillis()),
                json.path("paused").asBoolean(now.paused()),
                json.path("sendWhileDown").asBoolean(now.sendWhileDown()));
    }

    private void turn(JsonNode shop) {
        switches.legacyCreate = shop.path("legacyCreate").asBoolean(switches.legacyCreate);
        switches.legacyHooks = shop.path("legacyHooks").asBoolean(switches.legacyHooks);
        switches.legacyProducts = shop.path("legacyProducts").asBoolean(switches.legacyProducts);
        switches.thinHooks = thin(shop, "thinHooks", switches.thinHooks);
        switches.formEvents = thin(shop, "formEvents", switches.formEvents);
        if (shop.has("gateway")) {
            switches.gateway = URI.create(shop.path("gateway").asString(""));
        }
    }

    private static BitrixOptions.ThinHooks thin(JsonNode shop, String name, BitrixOptions.ThinHooks now) {
        return BitrixOptions.ThinHooks.valueOf(
                shop.path(name).asString(now.name()).toUpperCase(Locale.ROOT));
    }

    private State state() {
        return new State(
                FaultJson.view(simulator.faults()),
                simulator.hookFaults().settings(),
                Map.of(
                        "legacyCreate",
                        switches.legacyCreate,
                        "legacyHooks",
                        switches.legacyHooks,
                        "legacyProducts",
                        switches.legacyProducts,
                        "thinHooks",
                        switches.thinHooks.name().toLowerCase(Locale.ROOT),
                        "formEvents",
                        switches.formEvents.name().toLowerCase(Locale.ROOT),
                        "gateway",
                        switches.gateway == null ? "" : String.valueOf(switches.gateway)),
                simulator.pendingHooks(),
                simulator.callCount(),
                simulator.limitErrors(),
                simulator.shop().orders().stream()
                        .map(order -> Map.of("id", order.id(), "status", order.status(), "version", order.version()))
                        .toList(),
                simulator.products().traces().stream()
                        .map(product ->
                                Map.of("id", product.id(), "version", product.version(), "deleted", product.deleted()))
                        .toList());
    }

    private static ObjectNode view(BitrixOrder order) {
        return OrderJson.snapshot(order, false);
    }

    private static long id(String path) {
        return CheckoutReader.integer("order", path.split("/", -1)[2]);
    }

    private static Reply json(Object value) {
        return Reply.json(200, Json.write(value));
    }
}
