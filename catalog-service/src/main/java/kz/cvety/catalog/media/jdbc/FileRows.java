package kz.cvety.catalog.media.jdbc;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import kz.cvety.catalog.media.Format;
import kz.cvety.catalog.media.Size;
import kz.cvety.catalog.media.StoredFile;

/** How a file lies in its row. */
final class FileRows {

    static final String COLUMNS = "id, key, format, width, height, bytes, sides, name, uploaded_at";

    private FileRows() {}

    static StoredFile read(ResultSet row, int number) throws SQLException {
        var width = row.getObject("width", Integer.class);
        var height = row.getObject("height", Integer.class);
        return new StoredFile(
                row.getObject("id", UUID.class),
                row.getString("key"),
                Format.valueOf(row.getString("format")),
                width == null || height == null ? null : new Size(width, height),
                row.getLong("bytes"),
                sides(row.getArray("sides")),
                row.getString("name"),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant());
    }

    static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    /** The driver takes arrays of text as they are. */
    static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    private static List<Integer> sides(Array array) throws SQLException {
        return List.of((Integer[]) array.getArray());
    }
}
