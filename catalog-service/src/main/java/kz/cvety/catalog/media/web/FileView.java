package kz.cvety.catalog.media.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.cvety.catalog.media.PublicAddresses;
import kz.cvety.catalog.media.StoredFile;
import org.jspecify.annotations.Nullable;

/**
 * A file as the API tells of it.
 *
 * @param width absent for documents, like height
 * @param thumbnails smaller renditions, the smallest first; none where the picture is as small itself
 */
record FileView(
        UUID id,
        String url,
        @Nullable Integer width,
        @Nullable Integer height,
        long bytes,
        String contentType,
        String name,
        List<Thumbnail> thumbnails,
        Instant uploadedAt) {

    /** @param side its longer side in pixels */
    record Thumbnail(int side, String url) {}

    static FileView of(StoredFile file, PublicAddresses addresses) {
        var size = file.size();
        return new FileView(
                file.id(),
                addresses.of(file.blob()),
                size == null ? null : size.width(),
                size == null ? null : size.height(),
                file.bytes(),
                file.format().contentType(),
                file.name(),
                file.sides().stream()
                        .map(side -> new Thumbnail(side, addresses.of(file.thumbnail(side))))
                        .toList(),
                file.uploadedAt());
    }
}
