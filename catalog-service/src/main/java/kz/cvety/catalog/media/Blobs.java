package kz.cvety.catalog.media;

import java.io.InputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where the bytes are. A blob is written once and never changed, so each name means the same bytes for ever. A store that cannot
 * be reached answers {@link StoreUnavailable}.
 */
public interface Blobs {

    /** A blob being read; whoever opened it closes it. */
    record Opened(long length, InputStream content) {}

    /** What the store has. */
    record Kept(BlobName name, Instant writtenAt) {}

    /** The blob is lasting when this returns; until then nobody sees any of it. */
    void put(BlobName name, byte[] content);

    Optional<Opened> open(BlobName name);

    /** What is not there is as good as deleted. */
    void delete(Collection<BlobName> names);

    /** Shows everything the store has; things that are no blobs are passed over. */
    void each(Consumer<Kept> visitor);
}
