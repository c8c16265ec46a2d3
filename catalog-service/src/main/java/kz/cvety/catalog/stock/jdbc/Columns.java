package kz.cvety.catalog.stock.jdbc;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whole columns as PostgreSQL arrays, and moments in time. */
final class Columns {

    private Columns() {}

    /** What {@code value} says of each row, as one array. */
    static <T> Array of(
            PreparedStatement statement,
            String type,
            Collection<? extends T> rows,
            Function<T, ? extends @Nullable Object> value)
            throws SQLException {
        var column = new @Nullable Object[rows.size()];
        var i = 0;
        for (var row : rows) {
            column[i++] = value.apply(row);
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
}
