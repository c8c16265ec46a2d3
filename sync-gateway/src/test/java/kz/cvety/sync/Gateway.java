package kz.cvety.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import kz.cvety.kit.testing.TestInfrastructure;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole gateway on a fresh database, with one connection of each of two shops, as its tests see it. */
public final class Gateway implements AutoCloseable {

    public static final String SECRET = "secret-of-cvetykz-not-real-0123456789";
    public static final String OTHER_SECRET = "secret-of-other-not-real-9876543210";
    public static final String APPLICATION_TOKEN = "application-token-not-real";
    public static final JsonMapper JSON = JsonMapper.builder().build();

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ConfigurableApplicationContext context;
    private final Map<String, String> properties;

    private Gateway(ConfigurableApplicationContext context, Map<String, String> properties) {
        this.context = context;
        this.properties = properties;
    }

    public static Gateway start(Map<String, String> further, Class<?>... beans) {
        var properties = new HashMap<>(TestInfrastructure.properties("sync"));
        properties.put("server.port", "0");
        properties.put("cvety.sync.reread.sweep", "false");
        connection(properties, 0, "cvetykz", "main", SECRET);
        connection(properties, 1, "other", "other", OTHER_SECRET);
        properties.put("cvety.sync.connections[0].application-token", APPLICATION_TOKEN);
        properties.putAll(further);
        return on(properties, beans);
    }

    /** A gateway on the database of another one. */
    public static Gateway on(Map<String, String> properties, Class<?>... beans) {
        var builder = new SpringApplicationBuilder(SyncGatewayApplication.class)
                .sources(beans)
                .properties("spring.config.name=sync-gateway");
        var arguments = properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
        return new Gateway(builder.run(arguments), properties);
    }

    private static void connection(Map<String, String> properties, int i, String shop, String id, String secret) {
        var prefix = "cvety.sync.connections[" + i + "].";
        properties.put(prefix + "shop", shop);
        properties.put(prefix + "id", id);
        properties.put(prefix + "base-url", "http://127.0.0.1:9/bitrix");
        properties.put(prefix + "inbound-secret", secret);
    }

    public Map<String, String> properties() {
        return properties;
    }

    ApplicationContext context() {
        return context;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(
                new org.springframework.jdbc.datasource.DriverManagerDataSource(TestInfrastructure.adminUrl(
                        properties.get("spring.datasource.url").replaceFirst(".*/([^/?]+).*", "$1"))));
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path);
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<String> order(String body) {
        return order(body, SECRET);
    }

    public HttpResponse<String> order(String body, String secret) {
        return send(request("/webhooks/bitrix/order")
                .header("Authorization", "Bearer " + secret)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> status(String body) {
        return send(request("/api/v1/webhooks/order-status-sync")
                .header("X-Webhook-Secret", SECRET)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> product(String body) {
        return product(body, SECRET);
    }

    public HttpResponse<String> product(String body, String secret) {
        return send(request("/api/v1/webhooks/product-sync")
                .header("X-Webhook-Secret", secret)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> as(String token, String method, String path, String body) {
        return send(request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body)));
    }

    public static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    @Override
    public void close() {
        context.close();
    }
}
