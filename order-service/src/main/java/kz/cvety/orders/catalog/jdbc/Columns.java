package kz.cvety.orders.catalog.jdbc;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whole columns as PostgreSQL arrays. */
final class Columns {

    private Columns() {}

    static <T> Array of(
            PreparedStatement statement, String type, Collection<T> rows, Function<T, @Nullable Object> value)
            throws SQLException {
        return statement
                .getConnection()
                .createArrayOf(type, rows.stream().map(value).toArray());
    }

    static Array uuids(PreparedStatement statement, Collection<?> ids) throws SQLException {
        return statement.getConnection().createArrayOf("uuid", ids.toArray());
    }
}
