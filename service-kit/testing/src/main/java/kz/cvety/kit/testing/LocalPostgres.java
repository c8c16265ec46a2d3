package kz.cvety.kit.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL from Maven packages, as durable as one in production: every commit waits for the disk, logical replication is on, and a
 * restart over the same folder finds the data again, also after this JVM or the server was killed. Listens on the loopback only.
 */
public final class LocalPostgres implements AutoCloseable {

    private static final String KIND = "cvety-postgres";
    private static final String ADMIN = "postgres";
    private static final SecureRandom RANDOM = new SecureRandom();
    /** What {@code show} must answer; embedded PostgreSQL is born with both durability switches off. */
    private static final Map<String, String> ASSERTED =
            Map.of("fsync", "on", "synchronous_commit", "on", "wal_level", "logical", "full_page_writes", "on");

    private final Path folder;
    private final boolean throwAway;
    private final int port;
    private @Nullable EmbeddedPostgres postgres;

    private LocalPostgres(Path folder, boolean throwAway, int port) {
        this.folder = folder;
        this.throwAway = throwAway;
        this.port = port == 0 ? Ports.free() : port;
    }

    /** Starts on a free port over a folder that {@link #close()} removes. */
    public static LocalPostgres throwAway() {
        for (var abandoned : Folders.abandoned(KIND)) {
            Orphan.stop(abandoned);
            Folders.delete(abandoned);
        }
        return new LocalPostgres(Folders.throwAway(KIND), true, 0).start();
    }

    /** Starts over a folder that is kept; {@code port} 0 takes a free one. */
    public static LocalPostgres in(Path folder, int port) {
        return new LocalPostgres(folder, false, port).start();
    }

    /** Starts again after {@link #stop()}, on the same port, with the same data. */
    public synchronized LocalPostgres start() {
        if (postgres != null) {
            return this;
        }
        Orphan.stop(folder);
        try {
            Files.createDirectories(folder);
            var binaries = Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir", "/tmp"), "cvety-pg"));
            var builder = EmbeddedPostgres.builder()
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(binaries.toFile())
                    .setPort(port)
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setLocaleConfig("locale", "C")
                    .setRegisterShutdownHook(true)
                    .setPGStartupWait(Duration.ofSeconds(30))
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .setDataDirectoryCustomizer(data -> ServerFiles.write(data.toPath()));
            settings(binaries).forEach(builder::setServerConfig);
            postgres = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start in %s: see %s".formatted(folder, log()), e);
        }
        ASSERTED.forEach((setting, expected) -> {
            var actual = server().show(setting);
            if (!actual.equals(expected)) {
                throw new IllegalStateException("%s is %s, not %s".formatted(setting, actual, expected));
            }
        });
        return this;
    }

    private static Map<String, String> settings(Path binaries) throws IOException {
        var settings = new LinkedHashMap<String, String>();
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
        settings.put("wal_level", "logical");
        settings.put("wal_compression", "on");
        settings.put("max_connections", "300");
        settings.put("max_wal_senders", "60");
        settings.put("max_replication_slots", "60");
        settings.put("max_wal_size", "1GB");
        settings.put("shared_buffers", "128MB");
        settings.put("autovacuum_naptime", "5s"); // a new database is planned for its real sizes soon
        settings.put(
                "scram_iterations",
                "1"); // passwords are random here: stretching them costs every connection, and hides nothing
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        if (Binaries.have(binaries, "pg_stat_statements")) {
            settings.put("shared_preload_libraries", "pg_stat_statements");
        }
        return settings;
    }

    /** The server's own log, beside its folder. */
    private Path log() {
        return folder.resolveSibling(folder.getFileName() + ".log");
    }

    public int port() {
        return port;
    }

    /** The server's first process; those that serve connections are below it. */
    public ProcessHandle process() {
        try (var lines = Files.lines(folder.resolve("postmaster.pid"))) {
            return ProcessHandle.of(Long.parseLong(lines.findFirst().orElseThrow()))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JDBC address of a database, without credentials. */
    public String url(String database) {
        return server().url(database);
    }

    /** The superuser's address: for tests that look behind the scenes, never for a service. */
    public String adminUrl(String database) {
        return url(database) + "?user=" + ADMIN;
    }

    /** Answers of {@code show}. */
    public String show(String setting) {
        return server().show(setting);
    }

    /** Creates the database with random passwords, or gives an existing one new passwords. */
    public Database database(String name) {
        return database(name, user -> randomPassword());
    }

    /** Creates the database with the roles {@code <name>_owner}, {@code <name>_app} and {@code <name>_relay}; idempotent. */
    public Database database(String name, UnaryOperator<String> passwordOfRole) {
        return server().database(name, passwordOfRole);
    }

    PostgresServer server() {
        return new PostgresServer("127.0.0.1", port, ADMIN, "");
    }

    static String randomPassword() {
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Stops the server and keeps the data; {@link #start()} brings it back on the same port. */
    public synchronized void stop() {
        if (postgres == null) {
            return;
        }
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop in " + folder, e);
        } finally {
            postgres = null;
        }
    }

    /** Ends the server as a crash does: no checkpoint, no farewell to its clients. {@link #start()} recovers the data. */
    public synchronized void crash() {
        Orphan.crash(folder);
        stop(); // finds nothing to stop, and lets go of the folder
    }

    @Override
    public void close() {
        stop();
        if (throwAway) {
            Folders.delete(folder);
            Folders.delete(log());
        }
    }
}
