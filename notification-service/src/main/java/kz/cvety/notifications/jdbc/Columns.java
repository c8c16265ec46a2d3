package kz.cvety.notifications.jdbc;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whole columns as PostgreSQL arrays, and moments in time. */
final class Columns {

    private Columns() {}

    static Array uuids(PreparedStatement statement, Collection<? extends @Nullable UUID> values) throws SQLException {
        return statement.getConnection().createArrayOf("uuid", values.toArray());
    }

    static Array texts(PreparedStatement statement, List<? extends @Nullable String> values) throws SQLException {
        return statement.getConnection().createArrayOf("text", values.toArray());
    }

    static Array numbers(PreparedStatement statement, List<? extends @Nullable Long> values) throws SQLException {
        return statement.getConnection().createArrayOf("bigint", values.toArray());
    }

    static Array flags(PreparedStatement statement, List<Boolean> values) throws SQLException {
        return statement.getConnection().createArrayOf("boolean", values.toArray());
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
