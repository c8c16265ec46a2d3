package kz.cvety.kit.wall;

import java.util.List;
import java.util.Set;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What the wall stands on: row-level security of every table with a shop, and a role that cannot step over it. */
final class Foundations {

    private record Table(String name, boolean enabled, boolean forced, String owner, boolean checked) {}

    private static final String TABLES = """
            select c.relname, c.relrowsecurity, c.relforcerowsecurity, pg_get_userbyid(c.relowner) as owner,
                   exists (select from pg_policies p where p.schemaname = n.nspname and p.tablename = c.relname
                           and p.cmd = 'ALL' and p.qual like '%app.shop%' and p.with_check like '%app.shop%') as checked
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'public' and c.relkind in ('r', 'p')
                and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'shop_id' and not a.attisdropped)
            order by 1
            """;

    private final JdbcClient superuser;
    private final JdbcClient application;
    private final String role;

    Foundations(JdbcClient superuser, Environment environment) {
        this.superuser = superuser;
        this.role = environment.getRequiredProperty("spring.datasource.username");
        this.application = JdbcClient.create(new DriverManagerDataSource(
                environment.getRequiredProperty("spring.datasource.url"),
                role,
                environment.getRequiredProperty("spring.datasource.password")));
    }

    void inspect(Set<String> openTables, List<String> breaches) {
        var powers = superuser
                .sql("select count(*) from pg_roles where rolname = ? and (rolsuper or rolbypassrls)")
                .param(role)
                .query(Integer.class)
                .single();
        if (powers > 0) {
            breaches.add("the role " + role + " of the service passes by row-level security");
        }
        for (var table : tables()) {
            if (table.owner().equals(role)) {
                breaches.add("table " + table.name() + " belongs to the role of the service");
            }
            if (!openTables.contains(table.name())) {
                inspect(table, breaches);
            }
        }
    }

    private void inspect(Table table, List<String> breaches) {
        if (!table.enabled() || !table.forced() || !table.checked()) {
            breaches.add(
                    "table " + table.name() + " has a shop and is not protected: end its migration with kit.protect,"
                            + " or say open(…) in this service's WallIT");
        }
        var seen = application
                .sql("select count(*) from " + table.name())
                .query(Integer.class)
                .single();
        if (seen > 0) {
            breaches.add("table " + table.name() + " shows " + seen + " rows to SQL without a shop");
        }
    }

    private List<Table> tables() {
        return superuser
                .sql(TABLES)
                .query((row, i) -> new Table(
                        row.getString("relname"),
                        row.getBoolean("relrowsecurity"),
                        row.getBoolean("relforcerowsecurity"),
                        row.getString("owner"),
                        row.getBoolean("checked")))
                .list();
    }
}
