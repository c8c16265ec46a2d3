package kz.cvety.catalog.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.UUID;
import kz.cvety.catalog.Facts;
import kz.cvety.catalog.World;
import kz.cvety.events.Event;
import kz.cvety.events.sync.Delivered;
import kz.cvety.events.sync.DeliveryParked;
import kz.cvety.events.sync.DeliveryResumed;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import org.junit.jupiter.api.Test;

class ProductsFromDeliveryIT {

    private final ShopId shop = World.newShop();
    private final String path = World.add("/api/v1/products", shop, "{\"name\": \"Роза\", \"price\": \"1\"}")
            .header("location");
    private final UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));

    @Test
    void saysThatBitrixHoldsWhatWeHoldAndUnderWhichId() {
        deliver(new Delivered(id, "product", Facts.CONNECTION, 1, "1243"));
        deliver(new Delivered(id, "product", Facts.CONNECTION, 1, "1243"));
        awaitSync("synced");

        assertThat(product().text("/externalIds/0/id")).isEqualTo("1243");
        assertThat(product().text("/version")).isEqualTo("1");
        assertThat(World.outboxTypesOf(id)).hasSize(1);
    }

    @Test
    void saysThatAChangeWaitsForAPersonAndWhy() {
        deliver(new DeliveryParked(id, "product", Facts.CONNECTION, 1, "refused-by-bitrix"));
        awaitSync("parked");
        assertThat(product().text("/syncReason")).isEqualTo("refused-by-bitrix");

        deliver(new DeliveryResumed(id, "product", Facts.CONNECTION, 1));
        awaitSync("pending");
    }

    @Test
    void isBehindAgainAfterAChangeHere() {
        deliver(new Delivered(id, "product", Facts.CONNECTION, 1, "1243"));
        awaitSync("synced");
        World.put(path, World.manager(shop), "{\"price\": \"2\"}");

        assertThat(product().text("/sync")).isEqualTo("pending");
    }

    @Test
    void showsAnewToWhomeverHadItBeforeItArrived() {
        var before = product();
        deliver(new Delivered(id, "product", Facts.CONNECTION, 1, "1243"));
        awaitSync("synced");
        var after = World.send(World.request(path, World.manager(shop))
                .header("If-None-Match", before.header("etag"))
                .GET());

        assertThat(after.status()).isEqualTo(200);
    }

    private void deliver(Event event) {
        World.deliver(World.newFactId(), shop, Origin.SYSTEM, event);
    }

    private World.Answer product() {
        return World.get(path, World.manager(shop));
    }

    private void awaitSync(String state) {
        await().untilAsserted(() -> assertThat(product().text("/sync")).isEqualTo(state));
    }
}
