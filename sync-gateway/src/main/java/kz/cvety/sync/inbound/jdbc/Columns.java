package kz.cvety.sync.inbound.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sets the parameters of one statement, one array per column of {@code unnest}. */
final class Columns<R> {

    private final PreparedStatement statement;
    private final Collection<R> rows;
    private int next;

    Columns(PreparedStatement statement, int first, Collection<R> rows) {
        this.statement = statement;
        this.next = first;
        this.rows = rows;
    }

    /** The same statement, further arrays of other rows. */
    <S> Columns<S> then(Collection<S> others) {
        return new Columns<>(statement, next, others);
    }

    /** The index of the next parameter. */
    int next() {
        return next;
    }

    Columns<R> text(Function<R, @Nullable String> value) throws SQLException {
        return array("text", new String[rows.size()], value);
    }

    Columns<R> uuid(Function<R, @Nullable Object> value) throws SQLException {
        return array("uuid", new Object[rows.size()], value);
    }

    Columns<R> bytes(Function<R, byte[]> value) throws SQLException {
        return array("bytea", new byte[rows.size()][], value);
    }

    Columns<R> number(Function<R, @Nullable Long> value) throws SQLException {
        return array("bigint", new Long[rows.size()], value);
    }

    Columns<R> flag(Function<R, Boolean> value) throws SQLException {
        return array("boolean", new Boolean[rows.size()], value);
    }

    Columns<R> time(Function<R, Instant> value) throws SQLException {
        return array(
                "timestamptz",
                new Object[rows.size()],
                row -> value.apply(row).atOffset(ZoneOffset.UTC).toString());
    }

    private <T extends @Nullable Object> Columns<R> array(String type, T[] values, Function<R, ? extends T> value)
            throws SQLException {
        var i = 0;
        for (var row : rows) {
            values[i++] = value.apply(row);
        }
        statement.setArray(next++, statement.getConnection().createArrayOf(type, values));
        return this;
    }
}
