package kz.cvety.sync.outbound;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import kz.cvety.simulators.web.Reply;
import kz.cvety.simulators.web.Request;
import kz.cvety.simulators.web.WebServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The shop's address for products: it makes a product under our id, counts saves, and misbehaves when it is asked to. */
final class ProductSite implements AutoCloseable {

    private static final String PUT = "/api/v2/products/update-from-railway/";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final AtomicLong IDS = new AtomicLong(500_000);

    private final Map<String, Long> idOf = new ConcurrentHashMap<>();
    private final Map<Long, ObjectNode> products = new ConcurrentHashMap<>();
    private final List<Request> puts = new CopyOnWriteArrayList<>();
    private final Queue<Supplier<Reply>> instead = new ConcurrentLinkedQueue<>();
    private final Queue<Supplier<Reply>> afterwards = new ConcurrentLinkedQueue<>();
    private final WebServer server = WebServer.start("127.0.0.1", 0, this::handle);
    private volatile boolean down;
    private volatile boolean counting = true;
    private volatile Runnable onSave = () -> {};

    URI address() {
        return server.address();
    }

    /** The next write is answered so and not carried out. */
    ProductSite instead(Reply reply) {
        instead.add(() -> reply);
        return this;
    }

    /** The next write is carried out and answered so. */
    ProductSite afterwards(Reply reply) {
        afterwards.add(() -> reply);
        return this;
    }

    void down(boolean away) {
        down = away;
    }

    /** As the first bridge, whose answers have no version. */
    void doNotCount() {
        counting = false;
    }

    /** Runs after each save and before its answer. */
    void onSave(Runnable hook) {
        onSave = hook;
    }

    List<JsonNode> puts() {
        return puts.stream().map(put -> JSON.readTree(put.body())).toList();
    }

    List<Request> requests() {
        return puts;
    }

    JsonNode product(long id) {
        return products.get(id);
    }

    long version(long id) {
        return products.get(id).path("version").asLong();
    }

    /** A person there saves a field; answers the version. */
    long person(long id, String field, String value) {
        products.get(id).put(field, value).put("version", version(id) + 1);
        return version(id);
    }

    /** What the site's own hook tells of it: pictures under its own address. */
    String hookOf(long id) {
        var product = products.get(id);
        return "\"version\":%d,\"title\":%s,\"price\":%s,\"description\":%s,\"image\":\"https://shop.example/upload/%d.jpg\""
                .formatted(version(id), product.get("name"), product.get("price"), product.get("description"), id);
    }

    private Reply handle(Request request) {
        if (down) {
            return Reply.cut();
        }
        if (!request.method().equals("PUT")) {
            return answer(JSON.readTree(request.body()));
        }
        puts.add(request);
        var reply = instead.poll();
        if (reply != null) {
            return reply.get();
        }
        var id = save(request.path().substring(PUT.length()), JSON.readTree(request.body()));
        onSave.run();
        var other = afterwards.poll();
        if (other != null) {
            return other.get();
        }
        var version = counting ? ",\"version\":" + version(id) : "";
        return Reply.json(200, "{\"status\":\"success\",\"product_id\":" + id + version + "}");
    }

    private Reply answer(JsonNode question) {
        if (!question.path("action").asString("").equals("get_product")) {
            var known = JSON.createArrayNode();
            if (question.path("action").asString("").equals("changed_products")) {
                products.forEach((id, product) -> known.add(told(id, product)));
            }
            return Reply.json(
                    200, "{\"status\":\"success\",\"orders\":[],\"products\":" + known + ",\"next_after_id\":null}");
        }
        var id = question.path("product_id").asLong();
        var product = products.get(id);
        return Reply.json(
                200,
                product == null
                        ? "{\"status\":\"not_found\"}"
                        : "{\"status\":\"success\",\"product\":" + told(id, product) + "}");
    }

    private static ObjectNode told(long id, ObjectNode product) {
        return JSON.createObjectNode()
                .put("id", id)
                .put("version", product.path("version").asLong())
                .put("title", product.path("name").asString(""));
    }

    private long save(String key, JsonNode fields) {
        var id = key.matches("\\d+") ? Long.parseLong(key) : idOf.computeIfAbsent(key, ours -> IDS.incrementAndGet());
        var product =
                products.computeIfAbsent(id, made -> JSON.createObjectNode().put("version", 0));
        fields.propertyNames().forEach(name -> product.set(name, fields.get(name)));
        product.put("version", product.get("version").asLong() + 1);
        return id;
    }

    @Override
    public void close() {
        server.close();
    }
}
