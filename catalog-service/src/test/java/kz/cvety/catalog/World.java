package kz.cvety.catalog;

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
import java.util.function.Function;
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
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on real PostgreSQL and Kafka, started once per JVM, and the world around it. */
public final class World {

    public static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Map<String, String> PROPERTIES = TestInfrastructure.properties("catalog");
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
        properties.put("spring.config.name", "catalog-service");
        return new SpringApplicationBuilder(CatalogServiceApplication.class)
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

    /** A shop of its own for a test, so that nobody else's products are in its lists. */
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

    public static Answer put(String path, String token, String body, String... headers) {
        var request = request(path, token)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public static Answer delete(String path, String token) {
        return send(request(path, token).DELETE());
    }

    /** Posts what makes something new, under a key of its own. */
    public static Answer add(String path, ShopId shop, String body) {
        return post(
                path, manager(shop), body, "Idempotency-Key", UUID.randomUUID().toString());
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

    /** Publishes a fact of another service, as its relay would. */
    public static void deliver(UUID factId, ShopId shop, Origin origin, Event event) {
        KAFKA.send(
                Contracts.topicOf(event.getClass()),
                event.aggregateId().toString(),
                JSON.writeValueAsBytes(event),
                Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", factId.toString(),
                        "ce_type", Contracts.wireNameOf(event.getClass()),
                        "ce_source", "/cvety/elsewhere",
                        "ce_time", "2026-03-08T07:00:00Z",
                        "ce_subject", event.aggregateId().toString(),
                        "ce_shopid", shop.value(),
                        "ce_origin", origin.value(),
                        "content-type", "application/json"));
    }

    /** The types of the facts about this aggregate that are on their way out. */
    public static List<String> outboxTypesOf(UUID aggregate) {
        return behindTheScenes()
                .sql("select type from kit.outbox where key = ? order by position")
                .param(aggregate.toString())
                .query(String.class)
                .list();
    }

    /** What the newest fact about this aggregate says. */
    public static JsonNode lastFactAbout(UUID aggregate) {
        return JSON.readTree(behindTheScenes()
                .sql("select payload from kit.outbox where key = ? order by position desc limit 1")
                .param(aggregate.toString())
                .query(byte[].class)
                .single());
    }

    public static String originOfLastFactAbout(UUID aggregate) {
        return behindTheScenes()
                .sql("select origin from kit.outbox where key = ? order by position desc limit 1")
                .param(aggregate.toString())
                .query(String.class)
                .single();
    }

    /** Why facts about this aggregate were put aside. */
    public static List<String> deadLettersAbout(UUID aggregate) {
        return behindTheScenes()
                .sql("select reason from kit.dead_letter where record_key = convert_to(?, 'UTF8') order by received_at")
                .param(aggregate.toString())
                .query(String.class)
                .list();
    }

    /** What the owner of the schema sees on one connection of a shop. */
    public static <T> T asOwner(ShopId shop, Function<JdbcClient, T> work) {
        var url = PROPERTIES.get("spring.flyway.url");
        var owner = new SingleConnectionDataSource(
                url, PROPERTIES.get("spring.flyway.user"), PROPERTIES.get("spring.flyway.password"), true);
        try {
            var connection = JdbcClient.create(owner);
            connection
                    .sql("select set_config('app.shop', ?, false)")
                    .param(shop.value())
                    .query(String.class)
                    .single();
            return work.apply(connection);
        } finally {
            owner.destroy();
        }
    }
}
