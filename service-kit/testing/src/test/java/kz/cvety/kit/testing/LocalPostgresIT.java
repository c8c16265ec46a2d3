package kz.cvety.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import kz.cvety.kit.testing.Database.Login;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresIT {

    @TempDir
    private Path folder;

    @Test
    void isAsDurableAsProductionAndReplicates() {
        try (var postgres = LocalPostgres.throwAway()) {
            assertThat(postgres.show("fsync")).isEqualTo("on");
            assertThat(postgres.show("synchronous_commit")).isEqualTo("on");
            assertThat(postgres.show("wal_level")).isEqualTo("logical");
            assertThat(postgres.show("max_slot_wal_keep_size")).isEqualTo("2GB");
            assertThat(postgres.show("server_version")).startsWith("18.");
        }
    }

    @Test
    void givesEachRoleWhatItNeedsAndNoMore() throws SQLException {
        try (var postgres = LocalPostgres.throwAway()) {
            var database = postgres.database("orders");
            var again = postgres.database("orders", user -> "fixed-" + user);

            execute(again, again.owner(), "create table public.note (id int primary key)");
            execute(again, again.owner(), "grant insert on public.note to orders_app");
            execute(again, again.app(), "insert into public.note values (1)");
            execute(again, again.relay(), "select pg_create_logical_replication_slot('one', 'pgoutput')");

            refuses(again, again.app(), "drop table public.note");
            refuses(again, again.relay(), "select * from public.note");
            refuses(again, again.app(), "select pg_create_logical_replication_slot('two', 'pgoutput')");
            refuses(database, database.app(), "select 1");
        }
    }

    @Test
    void keepsTheDataWhenStoppedAndStarted() throws SQLException {
        try (var postgres = LocalPostgres.in(folder.resolve("data"), 0)) {
            var database = postgres.database("orders");
            execute(database, database.owner(), "create table note (id int primary key)");
            postgres.stop();
            postgres.start();

            execute(database, database.owner(), "insert into note values (1)");
        }
    }

    @Test
    void recoversWhatWasCommittedBeforeACrash() throws SQLException {
        try (var postgres = LocalPostgres.in(folder.resolve("data"), 0)) {
            var database = postgres.database("orders");
            execute(database, database.owner(), "create table note (id int primary key)");
            postgres.crash();
            refuses(database, database.owner(), "select 1");
            postgres.start();

            execute(database, database.owner(), "insert into note values (1)");
        }
    }

    @Test
    void takesOverFromAServerThatOutlivedItsJvm() throws Exception {
        var data = folder.resolve("data");
        var child = ChildJvm.start(Starter.class, data.toString());
        ChildJvm.awaitReady(child);
        child.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        assertThat(data.resolve("postmaster.pid")).exists();

        try (var postgres = LocalPostgres.in(data, 0)) {
            var database = postgres.database("orders");
            execute(database, database.owner(), "insert into note values (2)");
        }
        assertThat(data.resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void ignoresTheStalePidOfAKilledServer() throws Exception {
        var data = folder.resolve("data");
        try (var postgres = LocalPostgres.in(data, 0)) {
            postgres.database("orders");
        }
        Files.writeString(
                data.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n" + data + "\n0\n0\n");

        try (var postgres = LocalPostgres.in(data, 0)) {
            assertThat(postgres.show("fsync")).isEqualTo("on");
        }
    }

    /** Runs in a JVM of its own, which the test kills. */
    static final class Starter {
        static void main(String[] args) throws Exception {
            var postgres = LocalPostgres.in(Path.of(args[0]), 0);
            var database = postgres.database("orders");
            execute(database, database.owner(), "create table note (id int primary key)");
            System.out.println(ChildJvm.READY);
            Thread.currentThread().join();
        }
    }

    private static void refuses(Database database, Login login, String sql) {
        assertThatThrownBy(() -> execute(database, login, sql)).isInstanceOf(SQLException.class);
    }

    private static void execute(Database database, Login login, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url(), login.user(), login.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
