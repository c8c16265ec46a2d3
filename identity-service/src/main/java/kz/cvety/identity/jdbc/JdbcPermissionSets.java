package kz.cvety.identity.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import kz.cvety.identity.PermissionSet;
import kz.cvety.identity.PermissionSets;
import kz.cvety.kit.ShopId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcPermissionSets implements PermissionSets {

    private final JdbcClient jdbc;

    JdbcPermissionSets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<PermissionSet> all(ShopId shop) {
        return jdbc.sql("select * from permission_set where shop_id = ? order by name")
                .param(shop.value())
                .query((row, n) -> set(row))
                .list();
    }

    @Override
    public Optional<PermissionSet> find(ShopId shop, String name) {
        return jdbc.sql("select * from permission_set where shop_id = ? and name = ?")
                .param(shop.value())
                .param(name)
                .query((row, n) -> set(row))
                .optional();
    }

    @Override
    public void define(ShopId shop, PermissionSet set) {
        jdbc.sql("""
                insert into permission_set (shop_id, name, permissions) values (?, ?, ?)
                on conflict (shop_id, name) do update set permissions = excluded.permissions
                """)
                .param(shop.value())
                .param(set.name())
                .param(set.permissions().stream().sorted().toArray(String[]::new))
                .update();
    }

    @Override
    public boolean isUsed(ShopId shop, String name) {
        return jdbc.sql("select exists (select 1 from membership where shop_id = ? and permission_set = ?)")
                .param(shop.value())
                .param(name)
                .query((row, n) -> row.getBoolean(1))
                .single();
    }

    @Override
    public void drop(ShopId shop, String name) {
        jdbc.sql("delete from permission_set where shop_id = ? and name = ?")
                .param(shop.value())
                .param(name)
                .update();
    }

    private static PermissionSet set(ResultSet row) throws SQLException {
        return new PermissionSet(row.getString("name"), JdbcMembers.texts(row.getArray("permissions")));
    }
}
