package kz.cvety.stack;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.cvety.kit.testing.Database;

/** What the services of a stack are configured with, as the environment does in production. */
final class ServiceProperties {

    private static final String ISSUER = "https://identity.cvety.local";

    static final String SHOP = "cvetykz";
    static final String CONNECTION = "cvety-kz";
    static final long STAFF_CHAT = -1000000001L;

    /** What a box installation may well allow; the cloud allows 2 and 50. */
    static final int BITRIX_PER_SECOND = 20;

    static final int BITRIX_BURST = 50;
    /** Less than Bitrix's own: its clock and ours do not tick together. */
    private static final int OUR_BURST = 40;

    /** What a connection may be configured with at most. */
    private static final int FASTEST = 10_000;

    /** Passwords here are random: what makes guessing dear only costs the start time. */
    private static final String PASSWORD_STRENGTH = "8";

    private static final int UNLIMITED = 100_000;

    private final StackOptions options;
    private final StackSecrets secrets;
    private final String kafka;
    private final Path media;

    ServiceProperties(StackOptions options, StackSecrets secrets, String kafka, Path media) {
        this.options = options;
        this.secrets = secrets;
        this.kafka = kafka;
        this.media = media;
    }

    Map<Service, Map<String, String>> of(Map<Service, Database> databases) {
        var all = new EnumMap<Service, Map<String, String>>(Service.class);
        databases.forEach((service, database) -> {
            var properties = common(service, database);
            properties.putAll(
                    switch (service) {
                        case SYNC_GATEWAY -> gateway();
                        case NOTIFICATIONS -> notifications();
                        case ORDERS -> orders();
                        case CATALOG -> catalog();
                        case PAYMENTS -> payments();
                        case IDENTITY -> identity();
                    });
            all.put(service, properties);
        });
        return all;
    }

    private Map<String, String> common(Service service, Database database) {
        var properties = database.properties();
        properties.put("server.port", String.valueOf(service.port(options.ports())));
        properties.put("server.address", "127.0.0.1");
        properties.put("spring.kafka.bootstrap-servers", kafka);
        properties.put("cvety.security.issuer", ISSUER);
        properties.put(
                "spring.security.oauth2.resourceserver.jwt.jwk-set-uri",
                "http://127.0.0.1:" + options.ports().identity() + "/.well-known/jwks.json");
        properties.put("cvety.security.metrics-token", secrets.metricsToken());
        if (options.folder() == null) {
            // a test or a measurement is one very busy address of one very busy shop
            for (var limit : List.of("address", "open", "shop")) {
                properties.put("cvety.limits." + limit + ".per-second", String.valueOf(UNLIMITED));
                properties.put("cvety.limits." + limit + ".burst", String.valueOf(UNLIMITED));
            }
        }
        return properties;
    }

    /** The order service's JPA is on this classpath, too, and would take over the transactions of services without any. */
    private static Map<String, String> withoutJpa() {
        var jpa = List.of(
                "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
                "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration");
        return new LinkedHashMap<>(Map.of("spring.autoconfigure.exclude", String.join(",", jpa)));
    }

    private Map<String, String> identity() {
        var properties = withoutJpa();
        properties.put("cvety.secrets.key", secrets.identityKey());
        properties.put("cvety.identity.password-strength", PASSWORD_STRENGTH);
        return properties;
    }

    private Map<String, String> catalog() {
        var properties = withoutJpa();
        properties.put("cvety.catalog.media.folder", media.toString());
        properties.put(
                "cvety.catalog.media.public-url",
                "http://127.0.0.1:" + options.ports().catalog() + "/media");
        return properties;
    }

    /** In a test nobody waits minutes for a buyer who does not pay. */
    private Map<String, String> orders() {
        return options.folder() == null ? Map.of("cvety.orders.pay-within-at-least", "1s") : Map.of();
    }

    private Map<String, String> payments() {
        var local = "http://127.0.0.1:";
        return Map.of(
                "cvety.secrets.key",
                secrets.paymentsKey(),
                "cvety.payments.kaspi.base-url",
                local + options.ports().kaspi(),
                "cvety.payments.stripe.base-url",
                local + options.ports().stripe(),
                "cvety.payments.stripe.success-url",
                local + options.ports().stripe() + "/",
                "cvety.payments.work.lease",
                "20s");
    }

    private Map<String, String> gateway() {
        var connection = "cvety.sync.connections[0].";
        var properties = withoutJpa();
        properties.put(connection + "id", CONNECTION);
        properties.put(connection + "shop", SHOP);
        properties.put(
                connection + "base-url", "http://127.0.0.1:" + options.ports().bitrix());
        properties.put(connection + "inbound-secret", secrets.hookToken());
        properties.put(connection + "api-token", secrets.apiToken());
        properties.put(connection + "application-token", secrets.applicationToken());
        properties.put(connection + "rate-per-second", String.valueOf(options.limits() ? BITRIX_PER_SECOND : FASTEST));
        properties.put(connection + "rate-burst", String.valueOf(options.limits() ? OUR_BURST : FASTEST));
        properties.put(connection + "call-timeout", "5s");
        properties.put(connection + "create-timeout", "5s");
        properties.put("cvety.outbound.lease-margin", "2s");
        properties.put("cvety.secrets.key", secrets.secretsKey());
        if (!options.limits()) {
            properties.put("cvety.sync.inbound.rate-per-second", String.valueOf(UNLIMITED));
            properties.put("cvety.sync.inbound.rate-burst", String.valueOf(UNLIMITED));
        }
        return properties;
    }

    private Map<String, String> notifications() {
        var properties = withoutJpa();
        properties.put(
                "cvety.notifications.telegram.base-url",
                "http://127.0.0.1:" + options.ports().telegram());
        properties.put("cvety.notifications.telegram.token", secrets.botToken());
        properties.put("cvety.notifications.telegram.bot-username", "cvety_sim_bot");
        properties.put("cvety.notifications.telegram.webhook-secret", secrets.telegramWebhook());
        properties.put("cvety.notifications.staff-chats[0].shop", SHOP);
        properties.put("cvety.notifications.staff-chats[0].chat-id", String.valueOf(STAFF_CHAT));
        properties.put("cvety.notifications.staff-chats[0].locale", "ru");
        properties.put("cvety.notifications.telegram.updates", "POLLING");
        if (!options.limits()) {
            var limits = "cvety.notifications.telegram.limits.";
            properties.put(limits + "per-second", String.valueOf(UNLIMITED));
            properties.put(limits + "burst", String.valueOf(UNLIMITED / 2));
            properties.put(limits + "chat-per-second", String.valueOf(UNLIMITED));
            properties.put(limits + "chat-burst", String.valueOf(UNLIMITED / 2));
            properties.put(limits + "group-per-minute", String.valueOf(UNLIMITED));
            properties.put(limits + "group-burst", String.valueOf(UNLIMITED / 2));
        }
        return properties;
    }
}
