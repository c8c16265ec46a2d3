package kz.cvety.payments.reconciliation.jdbc;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import kz.cvety.kit.Money;
import org.jspecify.annotations.Nullable;

/** Whole columns as PostgreSQL arrays, moments in time, and money that may be absent. */
final class Columns {

    private Columns() {}

    /** What {@code value} says of each row, as one array. */
    static <T> Array of(
            PreparedStatement statement, String type, List<T> rows, Function<T, ? extends @Nullable Object> value)
            throws SQLException {
        var column = new @Nullable Object[rows.size()];
        for (var i = 0; i < column.length; i++) {
            column[i] = value.apply(rows.get(i));
        }
        return statement.getConnection().createArrayOf(type, column);
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable OffsetDateTime atOrNull(@Nullable Instant instant) {
        return instant == null ? null : at(instant);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static @Nullable Long minorOrNull(@Nullable Money money) {
        return money == null ? null : money.minor();
    }

    static @Nullable String currencyOrNull(@Nullable Money money) {
        return money == null ? null : money.currency();
    }

    static @Nullable Money moneyOrNull(ResultSet row, String column, String currency) throws SQLException {
        var minor = row.getObject(column, Long.class);
        return minor == null ? null : new Money(minor, row.getString(currency));
    }
}
