package kz.cvety.kit.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import kz.cvety.kit.testing.Database;
import kz.cvety.kit.testing.KafkaProbe;
import kz.cvety.kit.testing.TestInfrastructure;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

/** A migrated database with its outbox, a topic of its own, and relays over both. */
final class RelayWorld implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(30);
    private static final AtomicInteger WORLDS = new AtomicInteger();

    final Database database;
    final String slot;
    final String topic;
    final String bootstrapServers;
    final HikariDataSource pool = new HikariDataSource();
    final JdbcClient jdbc;
    final OutboxTable table;
    private final List<OutboxRelay> relays = new ArrayList<>();

    RelayWorld() {
        this(TestInfrastructure.bootstrapServers());
    }

    RelayWorld(String bootstrapServers) {
        this(TestInfrastructure.database("relay_" + WORLDS.incrementAndGet()), bootstrapServers);
    }

    RelayWorld(Database database, String bootstrapServers) {
        this.database = database;
        this.slot = database.name() + "_outbox";
        this.topic = database.name() + ".facts";
        this.bootstrapServers = bootstrapServers;
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.app().user());
        pool.setPassword(database.app().password());
        pool.setMaximumPoolSize(12);
        pool.setMinimumIdle(0);
        jdbc = JdbcClient.create(pool);
        table = new OutboxTable(jdbc, slot);
        try (var probe = new KafkaProbe(bootstrapServers)) {
            probe.createTopic(topic, 3);
        }
        Flyway.configure()
                .dataSource(
                        database.url(),
                        database.owner().user(),
                        database.owner().password())
                .locations("classpath:db/kit")
                .schemas("kit")
                .defaultSchema("kit")
                .placeholders(Map.of(
                        "app", database.app().user(), "relay", database.relay().user()))
                .load()
                .migrate();
    }

    OutboxRelay relay() {
        return relay(settings());
    }

    OutboxRelay relay(RelayProperties settings) {
        Map<String, Object> kafka = Map.of("bootstrap.servers", bootstrapServers);
        var relay = new OutboxRelay(
                settings,
                slot(),
                database.url(),
                table,
                new Leader(settings, kafka, new Topics(kafka, 3, (short) 1)),
                InstantSource.system());
        relays.add(relay);
        return relay;
    }

    Slot slot() {
        return new Slot(
                slot, database.url(), database.relay().user(), database.relay().password());
    }

    RelayProperties settings() {
        return new RelayProperties(
                true,
                database.relay().user(),
                database.relay().password(),
                slot,
                Duration.ofMillis(200),
                Duration.ofMillis(200),
                Duration.ofSeconds(1),
                Duration.ofDays(7),
                Duration.ofMinutes(10),
                100,
                Duration.ofMinutes(15),
                DataSize.ofBytes(1_000_000));
    }

    /** Appends one row and commits. */
    UUID append(String key, String payload) {
        return append(key, payload.getBytes(UTF_8), null);
    }

    UUID append(String key, byte[] payload, String headers) {
        try (var connection = pool.getConnection()) {
            return append(connection, topic, key, payload, headers);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static UUID append(Connection connection, String topic, String key, byte[] payload, String headers)
            throws SQLException {
        var id = UUID.randomUUID();
        try (var insert = connection.prepareStatement("""
                insert into kit.outbox (id, topic, key, type, source, shop_id, origin, subject, traceparent, occurred_at, headers, payload)
                values (?, ?, ?, 'notes.note-taken.v1', '/cvety/notes', 'astana', 'user:1', ?, '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
                        now(), ?::jsonb, ?)
                """)) {
            insert.setObject(1, id);
            insert.setString(2, topic);
            insert.setString(3, key);
            insert.setString(4, key);
            insert.setString(5, headers);
            insert.setBytes(6, payload);
            insert.execute();
        }
        return id;
    }

    List<ConsumerRecord<String, byte[]>> records() {
        try (var probe = new KafkaProbe(bootstrapServers)) {
            return probe.records(topic);
        }
    }

    List<UUID> ids() {
        return records().stream()
                .map(record -> UUID.fromString(KafkaProbe.header(record, "ce_id")))
                .toList();
    }

    List<String> payloads(String key) {
        return records().stream()
                .filter(record -> key.equals(record.key()))
                .map(KafkaProbe::text)
                .toList();
    }

    ConsumerRecord<String, byte[]> await(UUID id) {
        try (var probe = new KafkaProbe(bootstrapServers)) {
            return probe.await(topic, SOON, record -> id.toString().equals(KafkaProbe.header(record, "ce_id")));
        }
    }

    /** Cuts the connection of whoever reads the slot, as a role may cut its own. */
    void terminateReader() throws SQLException {
        try (var connection = DriverManager.getConnection(
                        database.url(),
                        database.relay().user(),
                        database.relay().password());
                var statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(active_pid) from pg_replication_slots where slot_name = '%s'"
                    .formatted(slot));
        }
    }

    static void await(OutboxRelay relay, RelayStatus.State state) {
        Awaitility.await(state.toString())
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> relay.status().state() == state);
    }

    @Override
    public void close() {
        relays.forEach(OutboxRelay::stop);
        pool.close();
    }
}
