package kz.cvety.catalog.media.jdbc;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.cvety.catalog.media.FileInUse;
import kz.cvety.catalog.media.StoredFile;
import kz.cvety.catalog.media.StoredFiles;
import kz.cvety.catalog.media.UnknownFile;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcStoredFiles implements StoredFiles {

    private static final String NOT_USED =
            "not exists (select from media_use u where u.shop_id = m.shop_id and u.media_id = m.id)";

    private static final String FIND = "select " + FileRows.COLUMNS + " from media where shop_id = :shop and id = :id";

    private static final String UPLOADED_AGAIN = "update media set idle_since = :now"
            + " where shop_id = :shop and digest = :digest returning " + FileRows.COLUMNS;

    private static final String ADD = """
            insert into media (shop_id, id, key, digest, format, width, height, bytes, sides, name, uploaded_by, uploaded_at, idle_since)
            values (:shop, :id, :key, :digest, :format, :width, :height, :bytes, :sides, :name, :by, :at, :at)
            on conflict (shop_id, digest) do update set idle_since = excluded.idle_since
            returning\s""" + FileRows.COLUMNS;

    private static final String REMOVE =
            "delete from media m where shop_id = :shop and id = :id and " + NOT_USED + " returning " + FileRows.COLUMNS;

    private static final String LOCK_UNUSED =
            "select id from media m where format <> 'PDF' and idle_since < :since and " + NOT_USED
                    + " order by idle_since limit :limit for update skip locked";

    private static final String REMOVE_UNUSED =
            "delete from media m where id = any(:ids::uuid[]) and idle_since < :since and " + NOT_USED + " returning "
                    + FileRows.COLUMNS;

    private final JdbcClient jdbc;
    private final ShopTransactions transactions;

    JdbcStoredFiles(JdbcClient jdbc, ShopTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public Optional<StoredFile> find(ShopId shop, UUID id) {
        return jdbc.sql(FIND)
                .param("shop", shop.value())
                .param("id", id)
                .query(FileRows::read)
                .optional();
    }

    @Override
    public Optional<StoredFile> uploadedAgain(ShopId shop, byte[] digest, Instant now) {
        return jdbc.sql(UPLOADED_AGAIN)
                .param("now", FileRows.at(now))
                .param("shop", shop.value())
                .param("digest", digest)
                .query(FileRows::read)
                .optional();
    }

    @Override
    public StoredFile add(ShopId shop, byte[] digest, StoredFile file, String uploadedBy) {
        var size = file.size();
        return jdbc.sql(ADD)
                .param("shop", shop.value())
                .param("id", file.id())
                .param("key", file.key())
                .param("digest", digest)
                .param("format", file.format().name())
                .param("width", size == null ? null : size.width())
                .param("height", size == null ? null : size.height())
                .param("bytes", file.bytes())
                .param(
                        "sides",
                        file.sides().stream().mapToInt(Integer::intValue).toArray())
                .param("name", file.name())
                .param("by", uploadedBy)
                .param("at", FileRows.at(file.uploadedAt()))
                .query(FileRows::read)
                .single();
    }

    /** The lock keeps new users away; the delete, a statement later, sees all that came before it. */
    @Override
    public StoredFile remove(ShopId shop, UUID id) {
        var locked = jdbc.sql("select id from media where shop_id = :shop and id = :id for update")
                .param("shop", shop.value())
                .param("id", id)
                .query((row, i) -> row.getObject(1, UUID.class))
                .optional();
        if (locked.isEmpty()) {
            throw new UnknownFile();
        }
        return jdbc.sql(REMOVE)
                .param("shop", shop.value())
                .param("id", id)
                .query(FileRows::read)
                .optional()
                .orElseThrow(FileInUse::new);
    }

    @Override
    public List<StoredFile> removeUnused(Instant since, int limit) {
        return transactions.acrossShops(() -> {
            var ids = jdbc.sql(LOCK_UNUSED)
                    .param("since", FileRows.at(since))
                    .param("limit", limit)
                    .query((row, i) -> row.getObject(1, UUID.class))
                    .list();
            return ids.isEmpty()
                    ? List.of()
                    : jdbc.sql(REMOVE_UNUSED)
                            .param("ids", FileRows.texts(ids))
                            .param("since", FileRows.at(since))
                            .query(FileRows::read)
                            .list();
        });
    }

    @Override
    public Set<String> known(Collection<String> keys) {
        return transactions.acrossShops(() -> new HashSet<>(jdbc.sql("select key from media where key = any(:keys)")
                .param("keys", keys.toArray(String[]::new))
                .query((row, i) -> row.getString(1))
                .list()));
    }
}
