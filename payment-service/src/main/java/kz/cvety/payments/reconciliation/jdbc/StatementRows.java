package kz.cvety.payments.reconciliation.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.kit.Money;
import kz.cvety.kit.ShopId;
import kz.cvety.payments.StatementLine;
import kz.cvety.payments.reconciliation.Difference;
import kz.cvety.payments.reconciliation.Reconciliations.Numbered;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a reconciliation has read, and what it has found. */
@Repository
class StatementRows {

    private static final String ADD_LINES = """
            insert into reconciliation_line
                (shop_id, run_id, number, kind, reference, transaction_id, currency, amount, refunded, at)
            select ?, ?, ? + row.number, kind, reference, transaction_id, currency, amount, refunded, at
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::timestamptz[])
                with ordinality as row (kind, reference, transaction_id, currency, amount, refunded, at, number)
            """;
    private static final String ADD_DIFFERENCES = """
            insert into reconciliation_difference
                (shop_id, run_id, number, kind, payment_id, reference, transaction_id, theirs, their_currency, ours, our_currency,
                 their_status, our_status, at)
            select ?, ?, row.number, kind, payment_id, reference, transaction_id, theirs, their_currency, ours, our_currency,
                their_status, our_status, at
            from unnest(?::text[], ?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[],
                        ?::timestamptz[])
                with ordinality as row
                    (kind, payment_id, reference, transaction_id, theirs, their_currency, ours, our_currency, their_status, our_status,
                     at, number)
            """;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    StatementRows(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    void addLines(ShopId shop, UUID run, int before, List<StatementLine> lines) {
        jdbc.update(ADD_LINES, statement -> {
            statement.setString(1, shop.value());
            statement.setObject(2, run);
            statement.setInt(3, before);
            statement.setArray(
                    4, Columns.of(statement, "text", lines, line -> line.kind().name()));
            statement.setArray(5, Columns.of(statement, "text", lines, StatementLine::reference));
            statement.setArray(6, Columns.of(statement, "text", lines, StatementLine::transactionId));
            statement.setArray(
                    7,
                    Columns.of(statement, "text", lines, line -> line.amount().currency()));
            statement.setArray(
                    8,
                    Columns.of(statement, "bigint", lines, line -> line.amount().minor()));
            statement.setArray(
                    9, Columns.of(statement, "bigint", lines, line -> Columns.minorOrNull(line.refundedSoFar())));
            statement.setArray(10, Columns.of(statement, "timestamptz", lines, line -> Columns.atOrNull(line.at())));
        });
    }

    List<StatementLine> lines(ShopId shop, UUID run) {
        return client.sql("select * from reconciliation_line where shop_id = :shop and run_id = :run order by number")
                .param("shop", shop.value())
                .param("run", run)
                .query((row, i) -> new StatementLine(
                        StatementLine.Kind.valueOf(row.getString("kind")),
                        row.getString("reference"),
                        row.getString("transaction_id"),
                        new Money(row.getLong("amount"), row.getString("currency")),
                        Columns.moneyOrNull(row, "refunded", "currency"),
                        Columns.instantOrNull(row, "at")))
                .list();
    }

    void addDifferences(ShopId shop, UUID run, List<Difference> found) {
        jdbc.update(ADD_DIFFERENCES, statement -> {
            statement.setString(1, shop.value());
            statement.setObject(2, run);
            statement.setArray(
                    3, Columns.of(statement, "text", found, each -> each.kind().name()));
            statement.setArray(4, Columns.of(statement, "uuid", found, Difference::paymentId));
            statement.setArray(5, Columns.of(statement, "text", found, Difference::reference));
            statement.setArray(6, Columns.of(statement, "text", found, Difference::transactionId));
            statement.setArray(7, Columns.of(statement, "bigint", found, each -> Columns.minorOrNull(each.theirs())));
            statement.setArray(8, Columns.of(statement, "text", found, each -> Columns.currencyOrNull(each.theirs())));
            statement.setArray(9, Columns.of(statement, "bigint", found, each -> Columns.minorOrNull(each.ours())));
            statement.setArray(10, Columns.of(statement, "text", found, each -> Columns.currencyOrNull(each.ours())));
            statement.setArray(11, Columns.of(statement, "text", found, Difference::theirStatus));
            statement.setArray(12, Columns.of(statement, "text", found, Difference::ourStatus));
            statement.setArray(13, Columns.of(statement, "timestamptz", found, each -> Columns.atOrNull(each.at())));
        });
    }

    List<Numbered> differences(ShopId shop, UUID run, int after, int limit) {
        return client.sql("""
                        select * from reconciliation_difference
                        where shop_id = :shop and run_id = :run and number > :after order by number limit :limit
                        """)
                .param("shop", shop.value())
                .param("run", run)
                .param("after", after)
                .param("limit", limit)
                .query((row, i) -> difference(row))
                .list();
    }

    Optional<Numbered> lock(ShopId shop, UUID run, int number) {
        return client.sql("""
                        select * from reconciliation_difference
                        where shop_id = :shop and run_id = :run and number = :number for no key update
                        """)
                .param("shop", shop.value())
                .param("run", run)
                .param("number", number)
                .query((row, i) -> difference(row))
                .optional();
    }

    void adopted(ShopId shop, UUID run, int number, UUID payment) {
        client.sql("""
                        update reconciliation_difference set adopted_as = :payment
                        where shop_id = :shop and run_id = :run and number = :number
                        """)
                .param("shop", shop.value())
                .param("run", run)
                .param("number", number)
                .param("payment", payment)
                .update();
    }

    private static Numbered difference(ResultSet row) throws SQLException {
        return new Numbered(
                row.getInt("number"),
                new Difference(
                        Difference.Kind.valueOf(row.getString("kind")),
                        row.getObject("payment_id", UUID.class),
                        row.getString("reference"),
                        row.getString("transaction_id"),
                        Columns.moneyOrNull(row, "theirs", "their_currency"),
                        Columns.moneyOrNull(row, "ours", "our_currency"),
                        row.getString("their_status"),
                        row.getString("our_status"),
                        Columns.instantOrNull(row, "at")),
                row.getObject("adopted_as", UUID.class));
    }
}
