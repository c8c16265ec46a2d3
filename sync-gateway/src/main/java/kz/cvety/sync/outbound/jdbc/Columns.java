package kz.cvety.sync.outbound.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A batch as one statement: each column an array, in PostgreSQL joined again by {@code unnest}. */
final class Columns {

    private record Column(String type, List<@Nullable Object> values) {}

    private final List<Column> columns = new ArrayList<>();

    <T> Columns add(String type, Collection<T> rows, Function<T, @Nullable Object> value) {
        var values = new ArrayList<@Nullable Object>(rows.size());
        rows.forEach(row -> values.add(value.apply(row)));
        columns.add(new Column(type, values));
        return this;
    }

    /** Binds the arrays from this parameter on; answers the next free one. */
    int bind(PreparedStatement statement, int from) throws SQLException {
        var next = from;
        for (var column : columns) {
            statement.setArray(next++, statement.getConnection().createArrayOf(column.type(), array(column)));
        }
        return next;
    }

    /** The driver takes bytes only in an array of their own type. */
    private static Object[] array(Column column) {
        return column.type().equals("bytea")
                ? column.values().toArray(byte[][]::new)
                : column.values().toArray();
    }
}
