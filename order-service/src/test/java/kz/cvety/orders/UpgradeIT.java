package kz.cvety.orders;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import kz.cvety.kit.testing.Database;
import kz.cvety.kit.testing.TestInfrastructure;
import org.junit.jupiter.api.Test;

/** A database in use is brought up to date, while instances of the release before still work with it. */
class UpgradeIT {

    private static final String CLAIM = """
            insert into idempotency_key (shop_id, user_id, key, request_digest, order_id, used_at)
            values ('flora', '7', '%s', 'digest', '%s', now()) on conflict do nothing
            """;

    private final Database database = TestInfrastructure.database("orders_upgrade");
    private final UUID before = UUID.randomUUID();
    private final UUID meanwhile = UUID.randomUUID();

    @Test
    void knowsWhatRequestsMadeBeforeAndWhatTheReleaseBeforeMakesMeanwhile() throws Exception {
        asOwner(List.of("kit/V1__kit.sql", "orders/V1__orders.sql"));
        asApp(CLAIM.formatted("before", before));
        asOwner(List.of(
                "kit/V2__idempotency.sql",
                "orders/V2__catalog.sql",
                "orders/V3__payments.sql",
                "orders/V4__idempotency.sql"));

        assertThat(asApp(CLAIM.formatted("before", UUID.randomUUID()))).isZero();
        assertThat(asApp(CLAIM.formatted("meanwhile", meanwhile))).isEqualTo(1);
        assertThat(made("before")).isEqualTo(before);
        assertThat(made("meanwhile")).isEqualTo(meanwhile);
        assertThat(seenWithoutAShop()).isZero();
    }

    private void asOwner(List<String> migrations) throws IOException, SQLException {
        for (var migration : migrations) {
            try (var connection = connect(database.owner())) {
                connection.setAutoCommit(false);
                if (migration.equals("kit/V1__kit.sql")) {
                    execute(connection, "create schema kit");
                }
                execute(connection, script("db/" + migration));
                connection.commit();
            }
        }
    }

    private int asApp(String sql) throws SQLException {
        try (var connection = connect(database.app())) {
            connection.setAutoCommit(false);
            execute(connection, "set local app.shop = 'flora'");
            var rows = execute(connection, sql);
            connection.commit();
            return rows;
        }
    }

    private UUID made(String key) throws SQLException {
        try (var connection = connect(database.app());
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local app.shop = 'flora'");
            try (var row = statement.executeQuery(
                    "select made_id from kit.idempotency_key where shop_id = 'flora' and key = '" + key + "'")) {
                assertThat(row.next()).isTrue();
                return row.getObject(1, UUID.class);
            }
        }
    }

    /** The old name hides other shops' rows as the table does. */
    private int seenWithoutAShop() throws SQLException {
        try (var connection = connect(database.app());
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from idempotency_key")) {
            row.next();
            return row.getInt(1);
        }
    }

    private String script(String path) throws IOException {
        try (var in = getClass().getClassLoader().getResourceAsStream(path)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8)
                    .replace("${app}", database.app().user())
                    .replace("${relay}", database.relay().user());
        }
    }

    private static int execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.execute(sql) ? 0 : statement.getUpdateCount();
        }
    }

    private Connection connect(Database.Login login) throws SQLException {
        return DriverManager.getConnection(database.url(), login.user(), login.password());
    }
}
