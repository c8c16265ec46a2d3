package kz.cvety.catalog.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kz.cvety.catalog.Pictures;
import kz.cvety.catalog.World;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.kit.testing.SettableClock;
import org.junit.jupiter.api.Test;

class RetentionIT {

    private static final Duration GRACE = Duration.ofDays(31);

    private final ShopId shop = World.newShop();
    private final ShopTransactions transactions = World.bean(ShopTransactions.class);
    private final Pictures pictures = World.bean(Pictures.class);
    private final Blobs blobs = World.bean(Blobs.class);
    private final UUID product = UUID.randomUUID();

    @Test
    void tellsAProductWhereItsPicturesAre() {
        var large = upload(Samples.jpeg(900, 600));
        var small = upload(Samples.jpeg(90, 60));
        var document = upload(Samples.pdf());

        var found =
                transactions.call(shop, () -> pictures.find(shop, List.of(large, small, document, UUID.randomUUID())));

        assertThat(found).containsOnlyKeys(large, small);
        assertThat(Forms.show(found.get(large).url()).statusCode()).isEqualTo(200);
        assertThat(found.get(large).thumbnailUrl()).contains("-320.jpg");
        assertThat(found.get(small).thumbnailUrl()).isNull();
        var others = World.newShop();
        assertThat(transactions.call(others, () -> pictures.find(others, List.of(large, small))))
                .isEmpty();
        assertThat(transactions.call(others, () -> pictures.find(shop, List.of(large, small))))
                .isEmpty();
    }

    @Test
    void passesByWhatTheShopHasNotUploaded() {
        var picture = upload(Samples.jpeg(30, 30));
        var others = World.newShop();

        use(others, picture);
        use(shop, UUID.randomUUID());

        assertThat(delete(picture)).isEqualTo(204);
    }

    @Test
    void keepsWhatAProductUsesAndRemovesItLongAfterTheLastUse() {
        var kept = upload(Samples.jpeg(900, 900));
        var dropped = upload(Samples.jpeg(900, 900));
        var never = upload(Samples.jpeg(900, 900));
        var document = upload(Samples.pdf());
        use(shop, kept, dropped);
        use(shop, kept);
        var url = url(never);

        retention(Instant.now().plus(GRACE)).removeUnused();

        assertThat(status(kept)).isEqualTo(200);
        assertThat(status(document)).isEqualTo(200);
        assertThat(status(dropped)).isEqualTo(404);
        assertThat(status(never)).isEqualTo(404);
        assertThat(Forms.show(url).statusCode()).isEqualTo(404);
        assertThat(delete(kept)).isEqualTo(409);
    }

    @Test
    void beginsTheGraceAnewWhenAProductLetsGoAndWhenTheFileComesAgain() {
        var bytes = Samples.jpeg(40, 40);
        var again = upload(bytes);
        var dropped = upload(Samples.jpeg(40, 40));
        use(shop, dropped);
        longAgo(again, dropped);

        upload(bytes);
        use(shop);
        retention(Instant.now()).removeUnused();

        assertThat(status(again)).isEqualTo(200);
        assertThat(status(dropped)).isEqualTo(200);
    }

    @Test
    void removesBlobsThatACrashLeftWithoutAFile() {
        var file = upload(Samples.jpeg(900, 900));
        var orphan = BlobsConformance.newName(Format.JPEG);
        blobs.put(orphan, new byte[10]);

        retention(Instant.now().plus(Duration.ofDays(6))).removeOrphans();
        assertThat(open(orphan)).isTrue();
        retention(Instant.now().plus(Duration.ofDays(8))).removeOrphans();

        assertThat(open(orphan)).isFalse();
        assertThat(Forms.show(url(file)).statusCode()).isEqualTo(200);
    }

    @Test
    void removesNoOrphansWhenThereAreTooManyToBelieve() {
        var orphans = IntStream.range(0, 150)
                .mapToObj(i -> BlobsConformance.newName(Format.JPEG))
                .toList();
        orphans.forEach(orphan -> blobs.put(orphan, new byte[1]));

        retention(Instant.now().plus(Duration.ofDays(8))).removeOrphans();

        assertThat(orphans).allMatch(this::open);
        blobs.delete(orphans);
    }

    private UUID upload(byte[] content) {
        return UUID.fromString(
                Forms.upload(World.manager(shop), "a file", content).text("/id"));
    }

    private void use(ShopId user, UUID... ids) {
        transactions.run(user, () -> pictures.show(user, Map.of(product, List.of(ids))));
    }

    private Retention retention(Instant now) {
        return new Retention(
                World.bean(StoredFiles.class), blobs, World.bean(MediaProperties.class), new SettableClock(now));
    }

    private static void longAgo(UUID... ids) {
        World.behindTheScenes()
                .sql("update media set idle_since = idle_since - interval '40 days' where id = any(?::uuid[])")
                .param(Stream.of(ids).map(UUID::toString).toArray(String[]::new))
                .update();
    }

    private int status(UUID id) {
        return World.get("/api/v1/media/" + id, World.manager(shop)).status();
    }

    private String url(UUID id) {
        return World.get("/api/v1/media/" + id, World.manager(shop)).text("/url");
    }

    private int delete(UUID id) {
        return World.send(World.request("/api/v1/media/" + id, World.manager(shop))
                        .DELETE())
                .status();
    }

    private boolean open(BlobName name) {
        var opened = blobs.open(name);
        opened.ifPresent(blob -> {
            try {
                blob.content().close();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        return opened.isPresent();
    }
}
