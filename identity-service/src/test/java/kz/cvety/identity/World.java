package kz.cvety.identity;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.testing.SettableClock;
import kz.cvety.kit.testing.TestInfrastructure;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on a real PostgreSQL, started once per JVM with a clock that stands still, and people who use it. */
public final class World {

    public static final JsonMapper JSON = JsonMapper.builder().build();
    public static final SettableClock CLOCK = new SettableClock(Instant.parse("2026-03-08T07:00:00Z"));
    public static final String PASSWORD = "correct horse battery";

    static final List<String> SHOWN_SECRETS = new ArrayList<>();

    private static final AtomicInteger PHONES = new AtomicInteger(1000);
    private static final Map<String, String> PROPERTIES = TestInfrastructure.properties("identity");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ConfigurableApplicationContext SERVICE = start();

    private static final String OPERATOR = "operator@cvety.test";

    private static List<Integer> bootstrapAnswers = List.of();

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

    /** Somebody who is signed in. */
    public record Person(String id, String email, String phone, String access, String refresh) {}

    /** A shop of its own for a test, and who runs it. */
    public record Workplace(ShopId shop, Person director) {}

    /** Something that is done by one of several at once. */
    public interface Turn<T> {
        T take(int number) throws Exception;
    }

    private static ConfigurableApplicationContext start() {
        var properties = new HashMap<String, Object>(PROPERTIES);
        properties.put("spring.config.name", "identity-service");
        properties.put("cvety.outbox.relay.enabled", "false");
        properties.put("cvety.identity.password-strength", "4");
        properties.put("cvety.identity.publish-before", "2m");
        properties.put("cvety.identity.throttle.address-burst", "100000");
        BootstrapNotice notice = (secret, until) -> SHOWN_SECRETS.add(secret);
        return new SpringApplicationBuilder(IdentityServiceApplication.class)
                .initializers(context -> {
                    context.getBeanFactory().registerSingleton("testClock", CLOCK);
                    context.getBeanFactory().registerSingleton("testNotice", notice);
                })
                .properties(properties)
                .run("--server.port=0");
    }

    public static <T> T bean(Class<T> type) {
        return SERVICE.getBean(type);
    }

    public static String property(String name) {
        return Objects.requireNonNull(PROPERTIES.get(name));
    }

    /** The database as its superuser sees it: no row is hidden. */
    public static JdbcClient behindTheScenes() {
        var url = PROPERTIES.get("spring.datasource.url");
        var database = url.substring(url.lastIndexOf('/') + 1).split("\\?", 2)[0];
        return JdbcClient.create(new DriverManagerDataSource(TestInfrastructure.adminUrl(database)));
    }

    /** What two were answered who had brought the one secret at once, before anything else happened here. */
    static synchronized List<Integer> bootstrapAnswers() {
        if (bootstrapAnswers.isEmpty()) {
            bootstrapAnswers = atOnce(
                    2,
                    n -> post("/api/v1/bootstrap", "", """
                    {"secret": "%s", "name": "Operator", "phone": "%s", "email": "%s", "password": "%s"}
                    """.formatted(
                                    SHOWN_SECRETS.getFirst(), newPhone(), n == 0 ? OPERATOR : "2" + OPERATOR, PASSWORD))
                            .status());
        }
        return bootstrapAnswers;
    }

    /** An access token of somebody who runs the platform. */
    public static String operator() {
        bootstrapAnswers();
        var first = login(OPERATOR, PASSWORD);
        return (first.status() == 200 ? first : login("2" + OPERATOR, PASSWORD)).text("/accessToken");
    }

    public static Workplace newWorkplace() {
        var shop = new ShopId("shop-" + UUID.randomUUID().toString().substring(0, 8));
        var email = newEmail();
        var registered = post("/api/v1/shops", operator(), """
                {"id": "%s", "name": "Цветы", "zone": "Asia/Almaty", "language": "kk", "director": "%s"}
                """.formatted(shop, email));
        return new Workplace(shop, accept(registered.text("/invitation/token"), email, shop));
    }

    /** Somebody new in the team, signed in. */
    public static Person join(Workplace workplace, String role) {
        return join(workplace, newEmail(), role, null);
    }

    public static Person join(Workplace workplace, String email, String role, String permissionSet) {
        var set = permissionSet == null ? "" : ", \"permissionSet\": \"" + permissionSet + "\"";
        var invited = post(
                "/api/v1/team/invitations",
                workplace.director().access(),
                "{\"email\": \"%s\", \"role\": \"%s\"%s}".formatted(email, role, set));
        return accept(invited.text("/token"), email, workplace.shop());
    }

    private static Person accept(String token, String email, ShopId shop) {
        var phone = newPhone();
        var accepted = acceptAs(token, phone, PASSWORD);
        if (accepted.status() != 201) {
            throw new AssertionError("not accepted: " + accepted);
        }
        var login = post(
                "/api/v1/auth/login",
                "",
                "{\"login\": \"%s\", \"password\": \"%s\", \"shop\": \"%s\"}".formatted(email, PASSWORD, shop));
        return new Person(
                accepted.text("/userId"), email, phone, login.text("/accessToken"), login.text("/refreshToken"));
    }

    public static Answer acceptAs(String token, String phone, String password) {
        return post(
                "/api/v1/invitations/accept",
                "",
                "{\"token\": \"%s\", \"name\": \"Әйгерім\", \"phone\": \"%s\", \"password\": \"%s\"}"
                        .formatted(token, phone, password));
    }

    public static Answer login(String login, String password) {
        return post("/api/v1/auth/login", "", "{\"login\": \"%s\", \"password\": \"%s\"}".formatted(login, password));
    }

    public static Answer refresh(String token) {
        return post("/api/v1/auth/refresh", "", "{\"refreshToken\": \"%s\"}".formatted(token));
    }

    public static String newEmail() {
        return "p" + UUID.randomUUID().toString().substring(0, 12) + "@cvety.test";
    }

    public static String newPhone() {
        return "+7700000" + PHONES.incrementAndGet();
    }

    public static Answer get(String path, String token) {
        return send(request(path, token).GET());
    }

    public static Answer delete(String path, String token) {
        return send(request(path, token).DELETE());
    }

    public static Answer post(String path, String token, String body) {
        return sendJson("POST", path, token, body);
    }

    public static Answer sendJson(String method, String path, String token, String body) {
        return send(request(path, token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    public static String address() {
        return "http://localhost:" + SERVICE.getEnvironment().getProperty("local.server.port");
    }

    private static HttpRequest.Builder request(String path, String token) {
        var request = HttpRequest.newBuilder(URI.create(address() + path)).timeout(Duration.ofSeconds(20));
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

    /** What each of several answers who do it at once. */
    public static <T> List<T> atOnce(int times, Turn<T> turn) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var started = new ArrayList<Future<T>>();
            for (var n = 0; n < times; n++) {
                var number = n;
                Callable<T> task = () -> turn.take(number);
                started.add(threads.submit(task));
            }
            var answers = new ArrayList<T>();
            for (var future : started) {
                answers.add(future.get());
            }
            return answers;
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The types of the facts of this shop on this topic, in order. */
    public static List<String> facts(ShopId shop, String topic) {
        return behindTheScenes()
                .sql("select type from kit.outbox where shop_id = ? and topic = ? order by position")
                .param(shop.value())
                .param(topic)
                .query(String.class)
                .list();
    }

    /** What the audit log knows of this shop, in order. */
    public static List<String> audited(ShopId shop) {
        return behindTheScenes()
                .sql("select what from security_event where shop_id = ? order by at, id")
                .param(shop.value())
                .query(String.class)
                .list();
    }
}
