package kz.cvety.catalog.media.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import kz.cvety.catalog.media.BlobName;
import kz.cvety.catalog.media.Blobs;
import kz.cvety.catalog.media.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Each blob a file, in a folder named after the first two characters of it. It is written beside, forced to the disk and then renamed: a
 * crash leaves nothing under the name, and what has its name outlives a power cut.
 */
final class FolderBlobs implements Blobs {

    private static final Logger log = LoggerFactory.getLogger(FolderBlobs.class);
    private static final Duration LONGER_THAN_ANY_WRITE = Duration.ofHours(1);
    private static final String INCOMING = ".incoming";

    private final Path root;
    private final Path incoming;

    FolderBlobs(Path root, InstantSource clock) {
        this.root = root.toAbsolutePath();
        this.incoming = this.root.resolve(INCOMING);
        try {
            Files.createDirectories(incoming);
            dropLeftovers(clock.instant().minus(LONGER_THAN_ANY_WRITE));
        } catch (IOException e) {
            throw new IllegalStateException("The folder for media cannot be used: " + this.root, e);
        }
    }

    @Override
    public void put(BlobName name, byte[] content) {
        var beside = incoming.resolve(UUID.randomUUID().toString());
        try {
            write(beside, content);
            var folder = root.resolve(name.value().substring(0, 2));
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
                force(root);
            }
            Files.move(beside, folder.resolve(name.value()), StandardCopyOption.ATOMIC_MOVE);
            force(folder);
        } catch (IOException e) {
            throw failed("put", e);
        }
    }

    @Override
    public Optional<Opened> open(BlobName name) {
        try {
            var file = at(name);
            var content = Files.newInputStream(file);
            return Optional.of(new Opened(Files.size(file), content));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed("open", e);
        }
    }

    @Override
    public void delete(Collection<BlobName> names) {
        try {
            for (var name : names) {
                Files.deleteIfExists(at(name));
            }
        } catch (IOException e) {
            throw failed("delete", e);
        }
    }

    @Override
    public void each(Consumer<Kept> visitor) {
        try (var folders = Files.list(root)) {
            for (var folder : (Iterable<Path>) folders.filter(this::holdsBlobs)::iterator) {
                try (var files = Files.list(folder)) {
                    for (var file : (Iterable<Path>) files::iterator) {
                        show(file, visitor);
                    }
                }
            }
        } catch (IOException e) {
            throw failed("list", e);
        }
    }

    private boolean holdsBlobs(Path folder) {
        return Files.isDirectory(folder) && !folder.equals(incoming);
    }

    private static void show(Path file, Consumer<Kept> visitor) throws IOException {
        var name = BlobName.parse(file.getFileName().toString());
        if (name.isPresent()) {
            Instant writtenAt;
            try {
                writtenAt = Files.getLastModifiedTime(file).toInstant();
            } catch (NoSuchFileException deletedMeanwhile) {
                return;
            }
            visitor.accept(new Kept(name.get(), writtenAt));
        }
    }

    private Path at(BlobName name) {
        return root.resolve(name.value().substring(0, 2)).resolve(name.value());
    }

    private static void write(Path file, byte[] content) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /** What a folder lists is on the disk only when the folder itself is. */
    private static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private void dropLeftovers(Instant before) throws IOException {
        try (var leftovers = Files.list(incoming)) {
            for (var leftover : (Iterable<Path>) leftovers::iterator) {
                if (Files.getLastModifiedTime(leftover).toInstant().isBefore(before)) {
                    Files.deleteIfExists(leftover);
                }
            }
        }
    }

    private static StoreUnavailable failed(String what, IOException e) {
        log.atError().setCause(e).addKeyValue("what", what).log("media.store-failed");
        return new StoreUnavailable();
    }
}
