package kz.cvety.kit.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.UnaryOperator;
import kz.cvety.kit.testing.Database.Login;

/** A running PostgreSQL as its superuser sees it: creates databases with the roles every service gets. */
record PostgresServer(String host, int port, String admin, String adminPassword) {

    String url(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(host, port, database);
    }

    /** Creates or completes the database; a second call changes nothing but the passwords. Migrations grant the rest. */
    Database database(String name, UnaryOperator<String> passwordOf) {
        if (!name.matches("[a-z][a-z0-9_]{0,40}")) {
            throw new IllegalArgumentException("not a database name: " + name);
        }
        var owner = login(name + "_owner", passwordOf);
        var app = login(name + "_app", passwordOf);
        var relay = login(name + "_relay", passwordOf);
        try (var connection = connect("postgres")) {
            role(connection, owner, "noreplication");
            role(connection, app, "noreplication");
            role(connection, relay, "replication");
            if (count(connection, "select count(*) from pg_database where datname = '%s'".formatted(name)) == 0) {
                execute(connection, "create database %s owner %s".formatted(name, owner.user()));
            }
            execute(connection, "revoke connect, temporary on database %s from public".formatted(name));
            execute(
                    connection,
                    "grant connect, temporary on database %s to %s, %s".formatted(name, app.user(), relay.user()));
        } catch (SQLException e) {
            throw new IllegalStateException("could not create database " + name, e);
        }
        return new Database(name, url(name), owner, app, relay);
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), admin, adminPassword);
    }

    String show(String setting) {
        try (var connection = connect("postgres");
                var statement = connection.createStatement();
                var result = statement.executeQuery("show " + setting)) {
            result.next();
            return result.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException("could not read setting " + setting, e);
        }
    }

    private static Login login(String user, UnaryOperator<String> passwordOf) {
        return new Login(user, passwordOf.apply(user));
    }

    private static void role(Connection connection, Login login, String replication) throws SQLException {
        var known = count(connection, "select count(*) from pg_roles where rolname = '%s'".formatted(login.user()));
        execute(
                connection,
                "%s role %s login nosuperuser nobypassrls %s password '%s'"
                        .formatted(
                                known == 0 ? "create" : "alter",
                                login.user(),
                                replication,
                                login.password().replace("'", "''")));
    }

    private static int count(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getInt(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
