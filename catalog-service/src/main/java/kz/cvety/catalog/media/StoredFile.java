package kz.cvety.catalog.media;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A picture or document of a shop, as it is kept.
 *
 * @param key what the names of its blobs begin with
 * @param size absent for documents
 * @param bytes how long the blob is, not what was uploaded
 * @param sides the longer sides of its thumbnails, ascending; none for documents and for pictures smaller than all of them
 * @param name what the person who uploaded it called it
 */
public record StoredFile(
        UUID id,
        String key,
        Format format,
        @Nullable Size size,
        long bytes,
        List<Integer> sides,
        String name,
        Instant uploadedAt) {

    public BlobName blob() {
        return BlobName.of(key, format);
    }

    public BlobName thumbnail(int side) {
        return BlobName.of(key, side, format);
    }

    /** All its blobs. */
    public List<BlobName> blobs() {
        var blobs = new ArrayList<BlobName>();
        sides.forEach(side -> blobs.add(thumbnail(side)));
        blobs.add(blob());
        return blobs;
    }
}
