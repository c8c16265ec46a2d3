package kz.cvety.kit.wall;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything a database knows of one shop, as one digest per table, and each row it owns elsewhere. Looks with a superuser's eyes: no row is hidden. */
final class Rows {

    private static final String TABLES = """
            select quote_ident(table_schema) || '.' || quote_ident(table_name)
            from information_schema.columns join information_schema.tables using (table_schema, table_name)
            where column_name = 'shop_id' and table_type = 'BASE TABLE'
            order by 1
            """;

    private final JdbcClient database;
    private final String shop;
    private final List<String> tables;
    private final List<Owned> owned;

    /** Rows that are the victim's although their table knows no shop. */
    record Owned(String table, String column, String value) {}

    Rows(JdbcClient database, String shop, Set<String> leftOut, List<Owned> owned) {
        this.database = database;
        this.shop = shop;
        this.owned = List.copyOf(owned);
        this.tables = database.sql(TABLES).query((row, i) -> row.getString(1)).list().stream()
                .filter(table -> !leftOut.contains(table.substring(table.indexOf('.') + 1)))
                .toList();
    }

    /** Digest by table; a table without a row of the shop is left out. */
    Map<String, String> digests() {
        var digests = new TreeMap<String, String>();
        for (var table : tables) {
            digest(table, "shop_id", shop).ifPresent(digest -> digests.put(table, digest));
        }
        for (var each : owned) {
            digest(each.table(), each.column(), each.value())
                    .ifPresent(digest -> digests.put(each.table() + " of " + each.value(), digest));
        }
        return digests;
    }

    private Optional<String> digest(String table, String column, String value) {
        return database.sql("""
                        select count(*) || ':' || md5(string_agg(row::text, chr(10) order by row::text))
                        from %s row where row.%s::text = ? having count(*) > 0
                        """.formatted(table, column))
                .param(value)
                .query((found, i) -> found.getString(1))
                .optional();
    }
}
