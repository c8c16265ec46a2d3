package kz.cvety.catalog.media.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import kz.cvety.catalog.media.Blobs;
import kz.cvety.catalog.media.BlobsConformance;
import kz.cvety.catalog.media.Format;
import kz.cvety.catalog.media.StoreUnavailable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class S3BlobsTests extends BlobsConformance {

    private static final String ACCESS_KEY = "access-key-of-a-test";
    private static final String SECRET_KEY = "secret-key-of-a-test";
    private static final S3Endpoint ENDPOINT = new S3Endpoint(ACCESS_KEY, SECRET_KEY);

    private final Blobs blobs = at(ENDPOINT.address(), SECRET_KEY);

    @AfterAll
    static void stop() {
        ENDPOINT.close();
    }

    @Override
    protected Blobs blobs() {
        return blobs;
    }

    @Test
    void tellsACdnWhatToTell() {
        var picture = newName(Format.PNG);
        var document = newName(Format.PDF);

        blobs.put(picture, bytes(10));
        blobs.put(document, bytes(10));

        assertThat(headers("media/" + picture))
                .containsEntry("content-type", "image/png")
                .containsEntry("cache-control", "public, max-age=31536000, immutable")
                .containsEntry("content-disposition", "inline");
        assertThat(headers("media/" + document))
                .containsEntry("content-type", "application/pdf")
                .containsEntry("content-disposition", "attachment; filename=\"" + document + "\"");
    }

    @Test
    void leavesAloneWhatElseIsInTheBucket() {
        ENDPOINT.objects().put("backups/" + newName(Format.JPEG), stranger());
        ENDPOINT.objects().put("media/readme.txt", stranger());

        assertThat(listed()).noneMatch(kept -> kept.name().value().contains("readme"));
        assertThat(listed().stream().map(kept -> "media/" + kept.name()))
                .allMatch(ENDPOINT.objects()::containsKey)
                .doesNotHaveDuplicates();
    }

    @Test
    void isRefusedWithAWrongKey() {
        var stranger = at(ENDPOINT.address(), "another secret");
        var name = newName(Format.JPEG);

        assertThatThrownBy(() -> stranger.put(name, bytes(10))).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> stranger.open(name)).isInstanceOf(StoreUnavailable.class);
        assertThat(ENDPOINT.objects()).doesNotContainKey("media/" + name);
    }

    @Test
    void triesAgainWhenTheStoreIsBusy() {
        var name = newName(Format.JPEG);
        ENDPOINT.failAfter(0, 1);

        blobs.put(name, bytes(10));

        assertThat(ENDPOINT.objects()).containsKey("media/" + name);
    }

    @Test
    void givesUpOnAStoreThatIsNotThere() {
        var nowhere = at(URI.create("http://127.0.0.1:1"), SECRET_KEY);

        assertThatThrownBy(() -> nowhere.put(newName(Format.JPEG), bytes(10))).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> nowhere.delete(List.of(newName(Format.JPEG)))).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> nowhere.each(kept -> {})).isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void saysWhichSettingIsMissingAndNeverWhatTheSecretIs() {
        var incomplete = properties(ENDPOINT.address(), null);

        assertThatThrownBy(() -> new BucketConfiguration().s3(incomplete)).hasMessageContaining("s3.secret-key");
        assertThat(properties(ENDPOINT.address(), SECRET_KEY).toString()).doesNotContain(SECRET_KEY, ACCESS_KEY);
    }

    private static Map<String, String> headers(String key) {
        return ENDPOINT.objects().get(key).headers();
    }

    private static S3Endpoint.Stored stranger() {
        return new S3Endpoint.Stored(ByteBuffer.allocate(1), Map.of(), Instant.EPOCH);
    }

    private static Blobs at(URI endpoint, String secretKey) {
        var properties = properties(endpoint, secretKey);
        var configuration = new BucketConfiguration();
        return configuration.s3Blobs(configuration.s3(properties), properties);
    }

    private static S3Properties properties(URI endpoint, @Nullable String secretKey) {
        return new S3Properties(
                endpoint,
                "auto",
                S3Endpoint.BUCKET,
                ACCESS_KEY,
                secretKey,
                "media/",
                true,
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10));
    }
}
