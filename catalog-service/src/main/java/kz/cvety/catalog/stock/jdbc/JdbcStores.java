package kz.cvety.catalog.stock.jdbc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.catalog.stock.Stores;
import kz.cvety.kit.ShopId;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcStores implements Stores {

    private static final String SELECT = "select id, name, position, version from stock_store where shop_id = :shop ";
    private static final RowMapper<Store> STORE = (row, i) -> new Store(
            row.getObject("id", UUID.class), row.getString("name"), row.getInt("position"), row.getLong("version"));

    private final JdbcClient jdbc;

    JdbcStores(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(ShopId shop, Store store, Instant now) {
        write("""
                insert into stock_store (shop_id, id, name, position, version, updated_at)
                values (:shop, :id, :name, :position, :version, :now)
                """, shop, store, now);
    }

    @Override
    public void store(ShopId shop, Store changed, Instant now) {
        write("""
                update stock_store set name = :name, position = :position, version = :version, updated_at = :now
                where shop_id = :shop and id = :id
                """, shop, changed, now);
    }

    private void write(String sql, ShopId shop, Store store, Instant now) {
        jdbc.sql(sql)
                .param("shop", shop.value())
                .param("id", store.id())
                .param("name", store.name())
                .param("position", store.position())
                .param("version", store.version())
                .param("now", Columns.at(now))
                .update();
    }

    @Override
    public Optional<Store> lock(ShopId shop, UUID id) {
        return one(shop, id, "and id = :id for no key update");
    }

    @Override
    public Optional<Store> find(ShopId shop, UUID id) {
        return one(shop, id, "and id = :id");
    }

    private Optional<Store> one(ShopId shop, UUID id, String which) {
        return jdbc.sql(SELECT + which)
                .param("shop", shop.value())
                .param("id", id)
                .query(STORE)
                .optional();
    }

    @Override
    public List<Store> all(ShopId shop) {
        return jdbc.sql(SELECT + "order by position, id")
                .param("shop", shop.value())
                .query(STORE)
                .list();
    }
}
