package kz.cvety.stack;

import java.sql.DriverManager;
import java.sql.SQLException;

/** Statements, commits and write-ahead log of one database: counts, not clocks, so they are the same on any machine. */
record DatabaseCounters(long statements, long commits, long walBytes) {

    static DatabaseCounters read(String adminUrl) throws SQLException {
        try (var connection = DriverManager.getConnection(adminUrl);
                var statement = connection.createStatement()) {
            statement.execute("create extension if not exists pg_stat_statements");
            try (var row = statement.executeQuery("""
                    select (select coalesce(sum(calls), 0) from pg_stat_statements s join pg_database d on d.oid = s.dbid
                            where d.datname = current_database()
                              and query !~* '^\\s*(begin|commit|rollback|set|show)' and query !~* 'pg_stat|set_config'),
                           (select xact_commit from pg_stat_database where datname = current_database()),
                           pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')
                    """)) {
                row.next();
                return new DatabaseCounters(row.getLong(1), row.getLong(2), row.getLong(3));
            }
        }
    }

    DatabaseCounters since(DatabaseCounters before) {
        return new DatabaseCounters(
                statements - before.statements, commits - before.commits, walBytes - before.walBytes);
    }
}
