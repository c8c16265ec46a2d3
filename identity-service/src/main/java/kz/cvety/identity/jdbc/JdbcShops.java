package kz.cvety.identity.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import kz.cvety.identity.Shop;
import kz.cvety.identity.Shops;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcShops implements Shops {

    private final JdbcClient jdbc;

    JdbcShops(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Shop> find(ShopId shop) {
        return find("select * from shop where shop_id = ?", shop);
    }

    @Override
    public Optional<Shop> findLocked(ShopId shop) {
        return find("select * from shop where shop_id = ? for update", shop);
    }

    private Optional<Shop> find(String sql, ShopId shop) {
        return jdbc.sql(sql).param(shop.value()).query((row, n) -> shop(row)).optional();
    }

    @Override
    public boolean add(Shop shop) {
        return jdbc.sql("""
                        insert into shop (shop_id, version, name, zone, language, state, registered_at)
                        values (:id, :version, :name, :zone, :language, :state, :at) on conflict do nothing
                        """)
                        .param("id", shop.id().value())
                        .param("version", shop.version())
                        .param("name", shop.name())
                        .param("zone", shop.zone())
                        .param("language", shop.language())
                        .param("state", shop.state().name())
                        .param("at", Rows.time(shop.registeredAt()))
                        .update()
                == 1;
    }

    @Override
    public void store(Shop shop) {
        jdbc.sql("""
                update shop set version = :version, name = :name, zone = :zone, language = :language, state = :state
                where shop_id = :id
                """)
                .param("version", shop.version())
                .param("name", shop.name())
                .param("zone", shop.zone())
                .param("language", shop.language())
                .param("state", shop.state().name())
                .param("id", shop.id().value())
                .update();
    }

    @Override
    public Page page(@Nullable ShopId after, int size) {
        List<Shop> shops = jdbc.sql("""
                select * from shop where cast(:after as text) is null or shop_id > :after order by shop_id limit :size
                """)
                .param("after", Rows.value(after))
                .param("size", size + 1)
                .query((row, n) -> shop(row))
                .list();
        if (shops.size() <= size) {
            return new Page(shops, Optional.empty());
        }
        var shown = shops.subList(0, size);
        return new Page(shown, Optional.of(shown.getLast().id()));
    }

    private static Shop shop(ResultSet row) throws SQLException {
        return new Shop(
                new ShopId(row.getString("shop_id")),
                row.getLong("version"),
                row.getString("name"),
                row.getString("zone"),
                row.getString("language"),
                Shop.State.valueOf(row.getString("state")),
                Rows.time(row, "registered_at"));
    }
}
