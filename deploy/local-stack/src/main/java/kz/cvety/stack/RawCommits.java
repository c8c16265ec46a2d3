package kz.cvety.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * The reference: how many single-row commits of a receipt this database takes. By {@code pgbench} where it is installed,
 * otherwise by the same statement over JDBC, which costs the machine a little more.
 */
final class RawCommits {

    private final String host;
    private final int port;
    private final String database;
    private final String adminUrl;
    private final String body;

    RawCommits(String host, int port, String database, String adminUrl, String body) {
        this.host = host;
        this.port = port;
        this.database = database;
        this.adminUrl = adminUrl;
        this.body = body;
    }

    /** Who measures. */
    static String by() {
        return Pgbench.isInstalled() ? "pgbench" : "JDBC loop";
    }

    double perSecond(int clients, Duration during) throws IOException, SQLException {
        try (var connection = DriverManager.getConnection(adminUrl);
                var statement = connection.createStatement()) {
            statement.execute("""
                    create table if not exists bench_receipt (
                        shop_id text not null, id uuid not null, connection text not null, kind text not null,
                        delivery_id text, headers jsonb not null, body bytea not null, outcome text not null,
                        received_at timestamptz not null, primary key (shop_id, id))
                    """);
            statement.execute("truncate bench_receipt");
        }
        return Pgbench.isInstalled() ? byPgbench(clients, during) : byJdbc(clients, during);
    }

    private double byPgbench(int clients, Duration during) throws IOException {
        var insert = """
                insert into bench_receipt values ('shop', gen_random_uuid(), 'connection', 'order', null, '{"content-type": "application/json"}', convert_to('%s', 'UTF8'), 'accepted', now());
                """.formatted(body.replace("'", "''"));
        return new Pgbench(host, port, database).run(insert, clients, during).perSecond();
    }

    private double byJdbc(int clients, Duration during) {
        var commits = new AtomicLong();
        var began = System.nanoTime();
        var end = began + during.toNanos();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var running = IntStream.range(0, clients)
                    .mapToObj(client -> threads.submit(() -> {
                        insertUntil(end, commits);
                        return null;
                    }))
                    .toList();
            for (Future<?> each : running) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("The reference broke", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return commits.get() / ((System.nanoTime() - began) / 1e9);
    }

    private void insertUntil(long end, AtomicLong commits) throws SQLException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        try (var connection = DriverManager.getConnection(adminUrl);
                var insert = connection.prepareStatement("""
                        insert into bench_receipt values ('shop', ?, 'connection', 'order', null, '{"content-type": "application/json"}', ?, 'accepted', now())
                        """)) {
            while (System.nanoTime() < end) {
                insert.setObject(1, UUID.randomUUID());
                insert.setBytes(2, bytes);
                insert.executeUpdate();
                commits.incrementAndGet();
            }
        }
    }
}
