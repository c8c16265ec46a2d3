package kz.cvety.kit.testing;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * One PostgreSQL and one Kafka per JVM, started when first asked for: containers where a Docker engine answers, otherwise the same
 * versions from Maven packages. The environment variable {@code CVETY_TEST_INFRASTRUCTURE} ({@code embedded} or {@code docker}) decides
 * when set. Everything ends with the JVM.
 */
public final class TestInfrastructure {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final Map<String, Map<String, String>> SHARED = new ConcurrentHashMap<>();

    /** One for all services of this JVM, so that a second instance opens what the first one sealed. */
    private static final String SECRETS_KEY = "test:" + HexFormat.of().formatHex(new SecureRandom().generateSeed(32));

    private TestInfrastructure() {}

    /** Spring properties of one service on a fresh, empty database. */
    public static Map<String, String> properties(String name) {
        var database = database(name + "_" + DATABASES.incrementAndGet());
        var properties = database.properties();
        // slots belong to the whole server, so two databases of one service need two names
        properties.put("cvety.outbox.relay.slot", database.name() + "_outbox");
        properties.put("spring.kafka.bootstrap-servers", bootstrapServers());
        properties.put("cvety.security.issuer", TestTokens.ISSUER);
        properties.put("cvety.security.audience", TestTokens.AUDIENCE);
        properties.put("spring.security.oauth2.resourceserver.jwt.jwk-set-uri", TestTokens.jwkSetUri());
        properties.put("cvety.secrets.key", SECRETS_KEY);
        for (var limit : List.of("address", "open", "shop")) {
            // a test is one very busy address
            properties.put("cvety.limits." + limit + ".per-second", "100000");
            properties.put("cvety.limits." + limit + ".burst", "100000");
        }
        properties.put("logging.level.kafka", "WARN");
        properties.put("logging.level.org.apache.kafka", "WARN");
        properties.put("logging.level.state.change.logger", "WARN");
        return Map.copyOf(properties);
    }

    /** As {@link #properties}, but every call with this name gets the same database. */
    public static Map<String, String> sharedProperties(String name) {
        return SHARED.computeIfAbsent(name, TestInfrastructure::properties);
    }

    /** A fresh database with its three roles. */
    public static Database database(String name) {
        return Postgres.SERVER.database(name, user -> LocalPostgres.randomPassword());
    }

    /** The superuser's JDBC address of a database: for tests that look behind the scenes. */
    public static String adminUrl(String database) {
        var server = Postgres.SERVER;
        return server.url(database) + "?user=" + server.admin() + "&password=" + server.adminPassword();
    }

    public static String bootstrapServers() {
        return Kafka.BOOTSTRAP_SERVERS;
    }

    /** True when the two engines are containers. */
    public static boolean usesDocker() {
        return Engine.DOCKER;
    }

    private static final class Engine {
        static final boolean DOCKER =
                switch (System.getenv().getOrDefault("CVETY_TEST_INFRASTRUCTURE", "")) {
                    case "embedded" -> false;
                    case "docker" -> true;
                    default -> DockerClientFactory.instance().isDockerAvailable();
                };
    }

    private static final class Postgres {
        static final PostgresServer SERVER =
                Engine.DOCKER ? container() : LocalPostgres.throwAway().server();

        @SuppressWarnings("resource") // the container ends with the JVM
        private static PostgresServer container() {
            var container = new PostgreSQLContainer("postgres:18")
                    .withCommand(
                            "postgres",
                            "-c",
                            "wal_level=logical",
                            "-c",
                            "max_connections=300",
                            "-c",
                            "max_wal_senders=60",
                            "-c",
                            "max_replication_slots=60",
                            "-c",
                            "max_slot_wal_keep_size=2GB",
                            "-c",
                            "fsync=on");
            container.start();
            return new PostgresServer(
                    container.getHost(),
                    container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                    container.getUsername(),
                    container.getPassword());
        }
    }

    private static final class Kafka {
        static final String BOOTSTRAP_SERVERS =
                Engine.DOCKER ? container() : LocalKafka.throwAway().bootstrapServers();

        @SuppressWarnings("resource") // the container ends with the JVM
        private static String container() {
            var container = new KafkaContainer("apache/kafka:4.2.1")
                    .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                    .withEnv("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "1")
                    .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
                    .withEnv("KAFKA_MESSAGE_MAX_BYTES", "8388608");
            container.start();
            return container.getBootstrapServers();
        }
    }
}
