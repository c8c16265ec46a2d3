package kz.cvety.catalog.media.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import kz.cvety.catalog.media.Blobs;
import kz.cvety.catalog.media.BlobsConformance;
import kz.cvety.catalog.media.Format;
import kz.cvety.catalog.media.StoreUnavailable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderBlobsTests extends BlobsConformance {

    @TempDir
    static Path root;

    private final FolderBlobs blobs = new FolderBlobs(root, InstantSource.system());

    @Override
    protected Blobs blobs() {
        return blobs;
    }

    @Test
    void showsNothingOfAWriteThatACrashBrokeOff() throws IOException {
        var before = listed();
        var broken = Files.write(root.resolve(".incoming").resolve("half-a-blob"), bytes(10));
        var writing = Files.write(root.resolve(".incoming").resolve("another"), bytes(10));
        Files.setLastModifiedTime(broken, FileTime.from(Instant.now().minus(Duration.ofHours(2))));

        new FolderBlobs(root, InstantSource.system());

        assertThat(listed()).hasSameSizeAs(before);
        assertThat(broken).doesNotExist();
        assertThat(writing).exists();
    }

    @Test
    void leavesFilesAloneThatAreNoBlobs() throws IOException {
        var stranger = Files.createDirectories(root.resolve("ab")).resolve("notes.txt");
        Files.writeString(stranger, "not ours");

        assertThat(listed()).noneMatch(kept -> kept.name().value().equals("notes.txt"));
        assertThat(stranger).exists();
    }

    @Test
    void leavesNothingBehindAfterAWrite() throws IOException {
        blobs.put(newName(Format.JPEG), bytes(10));

        try (var incoming = Files.list(root.resolve(".incoming"))) {
            assertThat(incoming.map(path -> path.getFileName().toString()).toList())
                    .isSubsetOf(List.of("another"));
        }
    }

    /** A file stands where the folder of the blob would be. */
    @Test
    void saysThatItCannotBeUsed(@TempDir Path elsewhere) throws IOException {
        var full = new FolderBlobs(elsewhere, InstantSource.system());
        var name = newName(Format.JPEG);
        Files.writeString(elsewhere.resolve(name.value().substring(0, 2)), "in the way");

        assertThatThrownBy(() -> full.put(name, bytes(10))).isInstanceOf(StoreUnavailable.class);
    }
}
