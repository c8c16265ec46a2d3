package kz.cvety.catalog.media.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.InstantSource;
import kz.cvety.catalog.World;
import kz.cvety.catalog.media.MediaProperties;
import kz.cvety.catalog.media.Renderer;
import kz.cvety.catalog.media.Samples;
import kz.cvety.catalog.media.StoreUnavailable;
import kz.cvety.catalog.media.StoredFiles;
import kz.cvety.catalog.media.TakeUpload;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A picture of three blobs, and a store that falls ill before the first, between two of them, before the last. */
class StoreFailsIT {

    private final ShopId shop = World.newShop();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void makesNoFileWhoseBlobsAreNotAllThereAndMakesItTheNextTime(int kept) {
        try (var endpoint = new S3Endpoint("access", "secret")) {
            var take = takeUpload(endpoint);
            var jpeg = Samples.jpeg(900, 900);
            endpoint.failAfter(kept, 100);

            assertThatThrownBy(() -> take.handle(shop, "manager-1", "a.jpg", jpeg))
                    .isInstanceOf(StoreUnavailable.class);

            assertThat(endpoint.objects()).hasSize(kept);
            assertThat(rows()).isZero();

            endpoint.failAfter(0, 0);
            var taken = take.handle(shop, "manager-1", "a.jpg", jpeg);

            assertThat(taken.isNew()).isTrue();
            assertThat(rows()).isEqualTo(1);
            assertThat(taken.file().blobs())
                    .allSatisfy(blob -> assertThat(endpoint.objects()).containsKey("media/" + blob));
        }
    }

    private static TakeUpload takeUpload(S3Endpoint endpoint) {
        var configuration = new BucketConfiguration();
        var properties = new S3Properties(
                endpoint.address(),
                "auto",
                S3Endpoint.BUCKET,
                "access",
                "secret",
                "media/",
                true,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
        return new TakeUpload(
                World.bean(ShopTransactions.class),
                World.bean(StoredFiles.class),
                configuration.s3Blobs(configuration.s3(properties), properties),
                World.bean(Renderer.class),
                InstantSource.system(),
                World.bean(MediaProperties.class));
    }

    private int rows() {
        return World.behindTheScenes()
                .sql("select count(*) from media where shop_id = ?")
                .param(shop.value())
                .query(Integer.class)
                .single();
    }
}
