package kz.cvety.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a page of a large catalog costs, beside the same query asked by {@code pgbench} of the same rows. */
final class CatalogBench {

    private static final int PRODUCTS = 10_000;
    private static final int PAGE = 50;
    private static final int CLIENTS = 8;
    private static final String PAGES = "/api/v1/products?limit=";

    /** The statements that fill a shop and that read a page of it, kept with the tests of the catalog. */
    private static final Path SQL = Path.of("catalog-service", "src", "test", "resources", "bench");

    private final LocalStack stack;
    private final Duration phase;
    private final String adminUrl;
    private final ApiClient app;

    CatalogBench(LocalStack stack, Duration phase) {
        this.stack = stack;
        this.phase = phase;
        this.adminUrl = stack.postgres().adminUrl(Service.CATALOG.database());
        this.app = new ApiClient(stack.people(), stack.catalog(), Duration.ZERO);
    }

    List<Figure> list() throws IOException, SQLException {
        fill();
        var cursors = cursors();
        Compilers.rest(phase.multipliedBy(6), () -> pages(PAGE, cursors).closed(phase.dividedBy(3)));
        var served = pages(PAGE, cursors).closed(phase);
        return List.of(rows(served), statements(cursors));
    }

    private Figure rows(Load.Result served) throws IOException {
        var what = "page of %d of %,d products, %d clients".formatted(PAGE, PRODUCTS, CLIENTS);
        var measured = "%.0f rows/s, %s"
                .formatted(served.perSecond() * PAGE, served.latencies().summary());
        if (!Pgbench.isInstalled()) {
            return new Figure("CAT", what, measured, "no pgbench here", "", true);
        }
        var raw = new Pgbench("127.0.0.1", stack.postgres().port(), Service.CATALOG.database())
                .run(sql("page.sql").replace("'bench'", "'" + ServiceProperties.SHOP + "'"), CLIENTS, phase);
        return new Figure(
                "CAT",
                what,
                measured,
                "%.0f rows/s, p99 %.1f ms: %.2f"
                        .formatted(
                                raw.perSecond() * PAGE,
                                raw.latencies().millis(99),
                                served.perSecond() / raw.perSecond()),
                "",
                true);
    }

    /** A long page takes no more statements than a short one. */
    private Figure statements(List<String> cursors) throws SQLException {
        var few = statementsPerPage(5, cursors);
        var many = statementsPerPage(200, cursors);
        return new Figure(
                "CAT",
                "SQL statements per page of 5 and of 200",
                "%.2f, %.2f".formatted(few, many),
                "",
                "the same",
                Math.abs(few - many) < 0.1);
    }

    private double statementsPerPage(int size, List<String> cursors) throws SQLException {
        var before = DatabaseCounters.read(adminUrl);
        var served = pages(size, cursors).closed(phase.dividedBy(5));
        var counted = DatabaseCounters.read(adminUrl).since(before);
        return counted.statements() / (double) served.accepted();
    }

    private Load pages(int size, List<String> cursors) {
        var token = "Authorization: Bearer " + stack.people().token(People.Person.DIRECTOR) + "\r\n";
        var requests = cursors.stream()
                .map(cursor -> HttpConnection.get(PAGES + size + "&cursor=" + cursor, token))
                .toList();
        return new Load(stack.catalog().getPort(), CLIENTS, n -> requests.get((int) (n % requests.size())));
    }

    /** Places all over the catalog to go on from. */
    private List<String> cursors() {
        var cursors = new ArrayList<String>();
        @Nullable String cursor = null;
        do {
            var page = app.get(PAGES + 100 + (cursor == null ? "" : "&cursor=" + cursor));
            cursor = page.path("next").stringValue(null);
            if (cursor != null) {
                cursors.add(cursor);
            }
        } while (cursor != null);
        return cursors;
    }

    private void fill() throws IOException, SQLException {
        var filling = sql("products.sql")
                .replace(":'shop'", "'" + ServiceProperties.SHOP + "'")
                .replace(":products", String.valueOf(PRODUCTS));
        try (var connection = DriverManager.getConnection(adminUrl);
                var statement = connection.createStatement()) {
            statement.execute(filling);
            statement.execute("analyze");
        }
    }

    private static String sql(String file) throws IOException {
        return Files.readString(SQL.resolve(file), StandardCharsets.UTF_8);
    }
}
