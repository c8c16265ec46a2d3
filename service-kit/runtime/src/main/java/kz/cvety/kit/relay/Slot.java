package kz.cvety.kit.relay;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/** The replication slot, seen and managed as the relay's own database role. */
final class Slot {

    private static final String STATE = """
            select active, coalesce(wal_status, 'unknown'), invalidation_reason,
                   coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn), 0)::bigint
            from pg_replication_slots where slot_name = ?
            """;
    private static final String ALREADY_EXISTS = "42710";

    private final String name;
    private final String url;
    private final String username;
    private final String password;

    Slot(String name, String url, String username, String password) {
        this.name = name;
        this.url = url;
        this.username = username;
        this.password = password;
    }

    String name() {
        return name;
    }

    Optional<SlotState> find() {
        try (var connection = connect();
                var query = connection.prepareStatement(STATE)) {
            query.setString(1, name);
            try (var row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new SlotState(row.getBoolean(1), row.getString(2), row.getString(3), row.getLong(4)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseFault("read slot " + name, e);
        }
    }

    /** Creates the slot so that it follows a promoted replica; one that exists already is fine. */
    void create() {
        try {
            execute("select pg_create_logical_replication_slot(?, 'pgoutput', failover => true)");
        } catch (SQLException e) {
            if (!ALREADY_EXISTS.equals(e.getSQLState())) {
                throw new DatabaseFault("create slot " + name, e);
            }
        }
    }

    void drop() {
        try {
            execute("select pg_drop_replication_slot(?)");
        } catch (SQLException e) {
            throw new DatabaseFault("drop slot " + name, e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            statement.execute();
        }
    }

    private Connection connect() throws SQLException {
        var settings = new Properties();
        settings.setProperty("user", username);
        settings.setProperty("password", password);
        settings.setProperty("connectTimeout", "5");
        settings.setProperty("socketTimeout", "30");
        settings.setProperty("ApplicationName", name);
        return DriverManager.getConnection(url, settings);
    }

    /** The database did not do what the relay asked for. */
    static final class DatabaseFault extends RuntimeException {
        DatabaseFault(String what, SQLException cause) {
            super("could not " + what + ": " + cause.getMessage(), cause);
        }
    }
}
