package kz.cvety.catalog.media.jdbc;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import kz.cvety.catalog.Pictures;
import kz.cvety.catalog.media.PublicAddresses;
import kz.cvety.events.catalog.ProductImage;
import kz.cvety.kit.ShopId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The pictures among the files of a shop, and which product shows them. */
@Repository
class JdbcPictures implements Pictures {

    /** Locked, a picture cannot be removed before the row that shows it is there to be seen. */
    private static final String FIND = "select " + FileRows.COLUMNS
            + " from media where shop_id = :shop and id = any(:ids::uuid[]) and format <> 'PDF' order by id for key share";

    private static final String SHOW = """
            with told as (
                select product_id, image_id from unnest(:owners::uuid[], :images::uuid[]) as t (product_id, image_id)),
            shown as (
                select t.product_id, m.id from told t join media m on m.shop_id = :shop and m.id = t.image_id and m.format <> 'PDF'),
            dropped as (
                delete from media_use u
                where u.shop_id = :shop and u.owner_id = any(:products::uuid[])
                  and not exists (select 1 from told t where t.product_id = u.owner_id and t.image_id = u.media_id)
                returning u.media_id),
            idle as (
                update media set idle_since = :now where shop_id = :shop and id in (select media_id from dropped))
            insert into media_use (shop_id, media_id, owner_id) select :shop, id, product_id from shown
            on conflict do nothing
            """;

    private final JdbcClient jdbc;
    private final PublicAddresses addresses;
    private final InstantSource clock;

    JdbcPictures(JdbcClient jdbc, PublicAddresses addresses, InstantSource clock) {
        this.jdbc = jdbc;
        this.addresses = addresses;
        this.clock = clock;
    }

    @Override
    public Map<UUID, ProductImage> find(ShopId shop, Collection<UUID> imageIds) {
        var pictures = new HashMap<UUID, ProductImage>();
        if (!imageIds.isEmpty()) {
            jdbc
                    .sql(FIND)
                    .param("shop", shop.value())
                    .param("ids", FileRows.texts(imageIds))
                    .query(FileRows::read)
                    .stream()
                    .forEach(file -> pictures.put(
                            file.id(),
                            new ProductImage(file.id(), addresses.of(file.blob()), addresses.smallest(file))));
        }
        return pictures;
    }

    @Override
    public void show(ShopId shop, Map<UUID, ? extends Collection<UUID>> imageIdsOfProducts) {
        var owners = new ArrayList<UUID>();
        var images = new ArrayList<UUID>();
        imageIdsOfProducts.forEach((product, ids) -> ids.forEach(id -> {
            owners.add(product);
            images.add(id);
        }));
        jdbc.sql(SHOW)
                .param("shop", shop.value())
                .param("products", FileRows.texts(imageIdsOfProducts.keySet()))
                .param("owners", FileRows.texts(owners))
                .param("images", FileRows.texts(images))
                .param("now", FileRows.at(clock.instant()))
                .update();
    }
}
