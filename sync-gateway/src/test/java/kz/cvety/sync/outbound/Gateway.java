package kz.cvety.sync.outbound;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.kit.testing.TestInfrastructure;
import kz.cvety.sync.Connection;
import kz.cvety.sync.Connections;
import kz.cvety.sync.SyncGatewayApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A running gateway with quick retries, and what stands in its database as the superuser sees it. */
final class Gateway {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Map<String, String> PROPERTIES = TestInfrastructure.properties("sync");
    private static final Gateway SHARED = new Gateway(Map.of());

    private final ConfigurableApplicationContext context;
    final JdbcTemplate database;

    Gateway(Map<String, Object> overrides) {
        var properties = new LinkedHashMap<String, Object>(PROPERTIES);
        properties.put("spring.config.name", "sync-gateway");
        properties.put("server.port", "0");
        properties.put("cvety.outbound.retries", "100ms,200ms,400ms,1s");
        properties.put("cvety.outbound.limit-pause", "300ms");
        properties.put("cvety.outbound.lease-margin", "500ms");
        properties.put("cvety.outbound.poll", "200ms");
        properties.put("cvety.outbound.longest-budget-wait", "1s");
        properties.put("cvety.outbound.breaker.open-for", "500ms");
        properties.put("cvety.outbound.breaker.minimum-calls", "50");
        properties.put("cvety.outbound.breaker.window", "50");
        properties.putAll(overrides);
        context = new SpringApplicationBuilder(SyncGatewayApplication.class)
                .run(properties.entrySet().stream()
                        .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                        .toArray(String[]::new));
        var url = PROPERTIES.get("spring.datasource.url");
        var name = url.substring(url.lastIndexOf('/') + 1).replaceFirst("\\?.*", "");
        database = new JdbcTemplate(new DriverManagerDataSource(TestInfrastructure.adminUrl(name)));
    }

    static Gateway shared() {
        return SHARED;
    }

    /** Another instance on the same database. */
    static Gateway another(Map<String, Object> overrides) {
        SHARED.bean(Connections.class);
        return new Gateway(overrides);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    String port() {
        return String.valueOf(context.getEnvironment().getProperty("local.server.port"));
    }

    void close() {
        context.close();
    }

    /** A connection of a shop of its own. */
    Connection connect(URI baseUrl, String settings) {
        var number = NUMBERS.incrementAndGet();
        var id = "bitrix-" + number;
        database.update("""
                insert into connection (shop_id, id, base_url, api_token, call_timeout_ms, create_timeout_ms, rate_per_second, rate_burst)
                values (?, ?, ?, 'simulated-api-token', 1000, 1000, 2000, 2000)
                """, "shop-" + number, id, baseUrl.toString());
        if (!settings.isEmpty()) {
            database.update("update connection set " + settings + " where id = ?", id);
        }
        await().atMost(Duration.ofSeconds(10))
                .until(() -> bean(Connections.class).named(id).isPresent());
        return bean(Connections.class).named(id).orElseThrow();
    }

    /** A connection that is not asked for lost hooks: what was written there is found by looking, or not at all. */
    Connection connectUnswept(URI baseUrl, String settings) {
        var connection = connect(baseUrl, settings);
        database.update("""
                insert into sweep (shop_id, connection, entity_type, watermark, next_at)
                select ?, ?, type, now(), now() + interval '1 day' from unnest(array['order', 'product']) as type
                on conflict (shop_id, connection, entity_type) do update set next_at = excluded.next_at
                """, connection.shop().value(), connection.id());
        return connection;
    }

    /** As if the order service had announced these. */
    void announce(ShopId shop, OrderChange... changes) {
        bean(ShopTransactions.class)
                .run(shop, () -> bean(TakeOrderChanges.class).handle(shop, List.of(changes)));
    }

    /** The deliveries of an order, oldest first, as {@code KIND:STATUS:STATE}. */
    List<String> deliveries(UUID order) {
        return database.queryForList(
                "select kind || ':' || status || ':' || state from delivery where entity_id = ? order by position",
                String.class,
                order);
    }

    String laneState(UUID order) {
        return database.queryForObject(
                "select state || coalesce(':' || reason, '') from lane where entity_id = ?", String.class, order);
    }

    /** Versions that were announced as delivered. */
    List<Long> delivered(UUID order) {
        return database.queryForList("""
                select (convert_from(payload, 'UTF8')::jsonb ->> 'version')::bigint from kit.outbox
                where key = ? and type = 'sync.delivered.v1' order by position
                """, Long.class, order.toString());
    }

    List<String> attempts(UUID order) {
        return database.queryForList("""
                select coalesce(a.outcome, '') || ':' || coalesce(a.why, '')
                from delivery_attempt a join delivery d on d.id = a.delivery_id
                where d.entity_id = ? order by a.started_at
                """, String.class, order);
    }

    void awaitIdle(UUID order) {
        await("the lane of " + order)
                .atMost(Duration.ofSeconds(8))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> "IDLE".equals(laneState(order)));
    }
}
