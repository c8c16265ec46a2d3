package kz.cvety.orders;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.cvety.events.Contracts;
import kz.cvety.events.Event;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.testing.KafkaProbe;
import kz.cvety.kit.testing.StatementCounter;
import kz.cvety.kit.testing.TestInfrastructure;
import kz.cvety.kit.testing.TestTokens;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on real PostgreSQL and Kafka, started once per JVM, and the world around it. */
public final class World {

    public static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Map<String, String> PROPERTIES = TestInfrastructure.properties("orders");
    private static final ConfigurableApplicationContext SERVICE = start();
    private static final KafkaProbe KAFKA = new KafkaProbe(TestInfrastructure.bootstrapServers());
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private World() {}

    /** An answer of the API. */
    public record Answer(int status, JsonNode body, Map<String, List<String>> headers) {

        public String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }

        public String text(String pointer) {
            return body.at(pointer).asString("");
        }
    }

    private static ConfigurableApplicationContext start() {
        var properties = new HashMap<String, Object>(PROPERTIES);
        properties.put("spring.config.name", "order-service");
        return new SpringApplicationBuilder(OrderServiceApplication.class)
                .initializers(context -> context.getBeanFactory().addBeanPostProcessor(new StatementCounter()))
                .properties(properties)
                .run("--server.port=0");
    }

    static ApplicationContext context() {
        return SERVICE;
    }

    public static <T> T bean(Class<T> type) {
        return SERVICE.getBean(type);
    }

    /** The database as its superuser sees it: no row is hidden. */
    public static JdbcClient behindTheScenes() {
        var url = PROPERTIES.get("spring.datasource.url");
        var database = url.substring(url.lastIndexOf('/') + 1).split("\\?", 2)[0];
        return JdbcClient.create(new DriverManagerDataSource(TestInfrastructure.adminUrl(database)));
    }

    /** A shop of its own for a test, so that nobody else's orders are in its lists. */
    public static ShopId newShop() {
        return new ShopId("shop-" + UUID.randomUUID().toString().substring(0, 8));
    }

    public static String manager(ShopId shop) {
        return TestTokens.token(shop.value(), "manager-1", "MANAGER");
    }

    public static Answer get(String path, String token) {
        return send(request(path, token).GET());
    }

    public static Answer post(String path, String token, String body, String... headers) {
        var request = request(path, token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Places an order and answers it. */
    public static Answer place(ShopId shop, String body) {
        return post(
                "/api/v1/orders",
                manager(shop),
                body,
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    public static HttpRequest.Builder request(String path, String token) {
        var address = "http://localhost:" + SERVICE.getEnvironment().getProperty("local.server.port") + path;
        var request = HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(20));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    public static Answer send(HttpRequest.Builder request) {
        try {
            var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var json = answer.headers().firstValue("content-type").orElse("").contains("json");
            var body = json ? JSON.readTree(answer.body()) : JSON.createObjectNode();
            return new Answer(answer.statusCode(), body, answer.headers().map());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static UUID newFactId() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    /** Publishes a fact of the gateway, as its relay would. */
    public static void deliver(UUID factId, ShopId shop, Origin origin, Event event) {
        KAFKA.send(
                Contracts.topicOf(event.getClass()),
                event.aggregateId().toString(),
                JSON.writeValueAsBytes(event),
                Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", factId.toString(),
                        "ce_type", Contracts.wireNameOf(event.getClass()),
                        "ce_source", "/cvety/sync-gateway",
                        "ce_time", "2026-03-08T07:00:00Z",
                        "ce_subject", event.aggregateId().toString(),
                        "ce_shopid", shop.value(),
                        "ce_origin", origin.value(),
                        "content-type", "application/json"));
    }

    /** The types of the facts about this order that are on their way out. */
    public static List<String> outboxTypesOf(UUID orderId) {
        return behindTheScenes()
                .sql("select type from kit.outbox where key = ? and topic = 'orders.order' order by position")
                .param(orderId.toString())
                .query(String.class)
                .list();
    }
}
