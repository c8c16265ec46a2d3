package kz.cvety.catalog.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.catalog.Folder;
import kz.cvety.catalog.Folders;
import kz.cvety.kit.ShopId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcFolders implements Folders {

    private final JdbcClient jdbc;

    JdbcFolders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Folder> all(ShopId shop) {
        return jdbc.sql(
                        "select id, parent_id, name, position from folder where shop_id = :shop order by position, name, id")
                .param("shop", shop.value())
                .query(JdbcFolders::folder)
                .list();
    }

    @Override
    public Optional<Folder> find(ShopId shop, UUID id) {
        return jdbc.sql("select id, parent_id, name, position from folder where shop_id = :shop and id = :id")
                .param("shop", shop.value())
                .param("id", id)
                .query(JdbcFolders::folder)
                .optional();
    }

    @Override
    public void lock(ShopId shop) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('folders of ' || :shop, 0))::text")
                .param("shop", shop.value())
                .query(String.class)
                .optional();
    }

    @Override
    public void store(ShopId shop, Folder folder) {
        jdbc.sql("""
                        insert into folder (shop_id, id, parent_id, name, position) values (:shop, :id, :parent, :name, :position)
                        on conflict (shop_id, id) do update
                        set parent_id = excluded.parent_id, name = excluded.name, position = excluded.position
                        """)
                .param("shop", shop.value())
                .param("id", folder.id())
                .param("parent", folder.parentId(), Types.OTHER)
                .param("name", folder.name())
                .param("position", folder.position())
                .update();
    }

    @Override
    public int productsIn(ShopId shop, UUID id) {
        jdbc.sql("select id from folder where shop_id = :shop and id = :id for update")
                .param("shop", shop.value())
                .param("id", id)
                .query(UUID.class)
                .optional();
        return jdbc.sql("select count(*) from product where shop_id = :shop and folder_id = :id")
                .param("shop", shop.value())
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    @Override
    public void delete(ShopId shop, UUID id) {
        jdbc.sql("delete from folder where shop_id = :shop and id = :id")
                .param("shop", shop.value())
                .param("id", id)
                .update();
    }

    private static Folder folder(ResultSet row, int i) throws SQLException {
        return new Folder(
                row.getObject("id", UUID.class),
                row.getObject("parent_id", UUID.class),
                row.getString("name"),
                row.getInt("position"));
    }
}
