package kz.cvety.catalog.media;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.cvety.kit.ShopId;

/** Which files the shops have. A file has its row only while it has its blobs: they are written before it and deleted after it. */
public interface StoredFiles {

    Optional<StoredFile> find(ShopId shop, UUID id);

    /** The file that these very bytes were made into; being uploaded again, it is as good as new. */
    Optional<StoredFile> uploadedAgain(ShopId shop, byte[] digest, Instant now);

    /** Adds a file and returns it, or the one that another upload of the same bytes has added meanwhile. */
    StoredFile add(ShopId shop, byte[] digest, StoredFile file, String uploadedBy);

    /** Removes a file that nothing uses. */
    StoredFile remove(ShopId shop, UUID id);

    /** Removes, over all shops, some pictures that nothing has used since then. */
    List<StoredFile> removeUnused(Instant since, int limit);

    /** Of these keys of blobs those that a file has, over all shops. */
    Set<String> known(Collection<String> keys);
}
