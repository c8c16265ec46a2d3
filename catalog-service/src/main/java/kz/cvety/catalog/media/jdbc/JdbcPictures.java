package kz.cvety.catalog.media.jdbc;

import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.UUID;
import kz.cvety.catalog.media.Pictures;
import kz.cvety.catalog.media.PublicAddresses;
import kz.cvety.catalog.media.StoredFile;
import kz.cvety.catalog.media.UnknownPictures;
import kz.cvety.kit.ShopId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcPictures implements Pictures {

    private static final String OF = "select " + FileRows.COLUMNS
            + " from media where shop_id = :shop and id = any(:ids::uuid[]) and format <> 'PDF'";

    /** Locked, a picture cannot be removed before the row that uses it is there to be seen. */
    private static final String USE = """
            with wanted as (
                select id from media where shop_id = :shop and id = any(:ids::uuid[]) and format <> 'PDF' order by id for key share),
            dropped as (
                delete from media_use where shop_id = :shop and owner_id = :owner and media_id <> all(:ids::uuid[]) returning media_id),
            idle as (
                update media set idle_since = :now where shop_id = :shop and id in (select media_id from dropped)),
            kept as (
                insert into media_use (shop_id, media_id, owner_id) select :shop, id, :owner from wanted
                on conflict do nothing)
            select id from wanted
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
    public Map<UUID, Picture> of(ShopId shop, Collection<UUID> ids) {
        var pictures = new HashMap<UUID, Picture>();
        if (!ids.isEmpty()) {
            jdbc.sql(OF).param("shop", shop.value()).param("ids", FileRows.texts(ids)).query(FileRows::read).stream()
                    .forEach(file -> pictures.put(file.id(), picture(file)));
        }
        return pictures;
    }

    @Override
    public void use(ShopId shop, UUID owner, Collection<UUID> ids) {
        var unknown = new LinkedHashSet<>(ids);
        jdbc.sql(USE)
                .param("shop", shop.value())
                .param("owner", owner)
                .param("ids", FileRows.texts(unknown))
                .param("now", FileRows.at(clock.instant()))
                .query((row, i) -> row.getObject(1, UUID.class))
                .list()
                .forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new UnknownPictures(unknown);
        }
    }

    private Picture picture(StoredFile file) {
        var size = file.size();
        if (size == null) {
            throw new IllegalStateException("Picture " + file.id() + " has no size");
        }
        return new Picture(file.id(), addresses.of(file.blob()), addresses.smallest(file), size.width(), size.height());
    }
}
