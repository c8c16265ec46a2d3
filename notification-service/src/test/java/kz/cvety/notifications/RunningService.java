package kz.cvety.notifications;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import kz.cvety.events.Contracts;
import kz.cvety.events.Event;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.kit.testing.KafkaProbe;
import kz.cvety.kit.testing.TestInfrastructure;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on real PostgreSQL and Kafka, beside a scripted Telegram. One per JVM; ends with it. */
public final class RunningService implements AutoCloseable {

    public static final String SECRET = "made-up-webhook-secret";

    private static final AtomicLong CHATS = new AtomicLong(1000);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ConfigurableApplicationContext context;
    private final TelegramStub telegram;
    private final KafkaProbe kafka;
    private final CountedStatements counted = new CountedStatements();
    private final HttpClient http = HttpClient.newHttpClient();

    public static RunningService shared() {
        return Shared.SERVICE;
    }

    private static final class Shared {
        static final RunningService SERVICE = new RunningService(Map.of());
    }

    public RunningService(Map<String, String> overrides) {
        telegram = new TelegramStub();
        var properties = new HashMap<String, Object>(TestInfrastructure.properties("notifications"));
        properties.put("spring.config.name", "notification-service");
        properties.put("server.port", "0");
        var prefix = "cvety.notifications.telegram.";
        properties.put(prefix + "base-url", telegram.address().toString());
        properties.put(prefix + "token", TelegramStub.TOKEN);
        properties.put(prefix + "webhook-secret", SECRET);
        properties.put(prefix + "call-timeout", "1s");
        properties.put(prefix + "lease", "3s");
        properties.put(prefix + "probe-interval", "300ms");
        properties.put(prefix + "retry-schedule", "200ms,200ms");
        properties.put(prefix + "limits.chat-per-second", "100");
        properties.put(prefix + "limits.chat-burst", "50");
        properties.putAll(overrides);
        context = new SpringApplicationBuilder(NotificationServiceApplication.class)
                .initializers(starting -> starting.getBeanFactory().addBeanPostProcessor(counted))
                .run(properties.entrySet().stream()
                        .map(each -> "--" + each.getKey() + "=" + each.getValue())
                        .toArray(String[]::new));
        kafka = new KafkaProbe(TestInfrastructure.bootstrapServers());
    }

    public TelegramStub telegram() {
        return telegram;
    }

    public CountedStatements counted() {
        return counted;
    }

    /** The service's database beside the service: what is asked here is not counted. */
    public JdbcClient beside() {
        var environment = context.getEnvironment();
        return JdbcClient.create(new DriverManagerDataSource(
                environment.getRequiredProperty("spring.datasource.url"),
                environment.getRequiredProperty("spring.datasource.username"),
                environment.getRequiredProperty("spring.datasource.password")));
    }

    /** The database as its superuser has it, who may put triggers there. */
    public JdbcTemplate asSuperuser() {
        var url = context.getEnvironment().getRequiredProperty("spring.datasource.url");
        var name = url.substring(url.lastIndexOf('/') + 1).replaceFirst("\\?.*", "");
        return new JdbcTemplate(new DriverManagerDataSource(TestInfrastructure.adminUrl(name)));
    }

    ApplicationContext context() {
        return context;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** A chat nobody else uses. */
    public static long newChat() {
        return CHATS.incrementAndGet();
    }

    public static ShopId newShop() {
        return new ShopId("shop-" + UUID.randomUUID());
    }

    public void addStaff(ShopId shop, long chat) {
        bean(ShopTransactions.class)
                .run(shop, () -> bean(Recipients.class).addStaff(shop, chat, Language.RU, "Цех", "test"));
    }

    public void subscribe(ShopId shop, UUID order, long chat) {
        bean(ShopTransactions.class).run(shop, () -> bean(Recipients.class).subscribe(shop, order, chat, Language.RU));
    }

    public UUID publish(ShopId shop, Event event) {
        var id = UuidCreator.getTimeOrderedEpoch();
        publish(shop, event, id);
        return id;
    }

    public void publish(ShopId shop, Event event, UUID id) {
        kafka.send(
                Contracts.topicOf(event.getClass()),
                event.aggregateId().toString(),
                JSON.writeValueAsBytes(event),
                Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", id.toString(),
                        "ce_type", Contracts.wireNameOf(event.getClass()),
                        "ce_source", "/cvety/elsewhere",
                        "ce_time", Instant.now().toString(),
                        "ce_shopid", shop.value(),
                        "ce_origin", "system"));
    }

    /** Asks the database as the service's own machinery does. */
    public <T> T ask(Class<T> type, String sql, Object... parameters) {
        return bean(ShopTransactions.class)
                .acrossShops(() -> bean(JdbcClient.class)
                        .sql(sql)
                        .params(parameters)
                        .query(type)
                        .single());
    }

    /** The newest version the service knows. */
    public long told(ShopId shop, UUID order) {
        return bean(ShopTransactions.class)
                .call(shop, () -> bean(ToldOrders.class).find(shop, order))
                .map(ToldOrder::version)
                .orElse(0L);
    }

    public int change(String sql, Object... parameters) {
        return bean(ShopTransactions.class)
                .acrossShops(
                        () -> bean(JdbcClient.class).sql(sql).params(parameters).update());
    }

    public HttpResponse<String> call(String method, String path, @Nullable String token, @Nullable String body) {
        var request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(request);
    }

    public HttpResponse<String> update(@Nullable String secret, String body) {
        var request = HttpRequest.newBuilder(uri("/webhooks/telegram"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (secret != null) {
            request.header("X-Telegram-Bot-Api-Secret-Token", secret);
        }
        return send(request);
    }

    @Override
    public void close() {
        kafka.close();
        context.close();
        telegram.close();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
