package kz.cvety.catalog.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds of every store of blobs. */
public abstract class BlobsConformance {

    private static final Random CHANCE = new Random();

    protected abstract Blobs blobs();

    protected static BlobName newName(Format format) {
        return BlobName.of(HexFormat.of().formatHex(bytes(16)), format);
    }

    protected static byte[] bytes(int length) {
        var bytes = new byte[length];
        CHANCE.nextBytes(bytes);
        return bytes;
    }

    @Test
    void givesBackWhatWasPut() throws IOException {
        for (var length : new int[] {1, 70_000, 3_000_000}) {
            var name = newName(Format.JPEG);
            var content = bytes(length);

            blobs().put(name, content);

            assertThat(read(name)).isEqualTo(content);
            assertThat(length(name)).isEqualTo(length);
        }
    }

    @Test
    void hasNothingUnderANameNobodyWrote() {
        assertThat(blobs().open(newName(Format.PNG))).isEmpty();
    }

    @Test
    void takesTheSameBlobTwice() throws IOException {
        var name = newName(Format.PDF);
        var content = bytes(100);

        blobs().put(name, content);
        blobs().put(name, content);

        assertThat(read(name)).isEqualTo(content);
        assertThat(listed().stream().filter(kept -> kept.name().equals(name))).hasSize(1);
    }

    @Test
    void deletesTheseAndNoOthers() throws IOException {
        var gone = List.of(newName(Format.JPEG), newName(Format.PNG));
        var stays = newName(Format.JPEG);
        gone.forEach(name -> blobs().put(name, bytes(10)));
        blobs().put(stays, bytes(10));

        blobs().delete(gone);
        blobs().delete(List.of(gone.getFirst(), newName(Format.JPEG)));
        blobs().delete(List.of());

        assertThat(gone).allSatisfy(name -> assertThat(blobs().open(name)).isEmpty());
        assertThat(read(stays)).hasSize(10);
    }

    @Test
    void showsAllThatItHasAndSinceWhen() {
        var names = IntStream.range(0, 25).mapToObj(i -> newName(Format.JPEG)).toList();
        names.forEach(name -> blobs().put(name, bytes(10)));

        var listed = listed();

        assertThat(listed.stream().map(Blobs.Kept::name)).containsAll(names).doesNotHaveDuplicates();
        assertThat(listed.stream().filter(kept -> names.contains(kept.name())))
                .allSatisfy(kept -> assertThat(Duration.between(kept.writtenAt(), Instant.now())
                                .abs())
                        .isLessThan(Duration.ofMinutes(1)));
    }

    protected List<Blobs.Kept> listed() {
        var listed = new ArrayList<Blobs.Kept>();
        blobs().each(listed::add);
        return listed;
    }

    private byte[] read(BlobName name) throws IOException {
        try (var content = blobs().open(name).orElseThrow().content()) {
            return content.readAllBytes();
        }
    }

    private long length(BlobName name) throws IOException {
        var opened = blobs().open(name).orElseThrow();
        opened.content().close();
        return opened.length();
    }
}
