package kz.cvety.orders.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import kz.cvety.kit.ShopId;
import kz.cvety.orders.World;
import org.junit.jupiter.api.Test;

/** Bodies that are not read to their end. */
class BodiesIT {

    private final ShopId shop = World.newShop();

    @Test
    void readsNoMoreOfAnEndlessOrderThanItMay() {
        var endless = Stream.concat(
                        Stream.of("{\"items\":["),
                        Stream.generate(() -> "{\"name\":\"роза\",\"price\":\"1\",\"quantity\":1},".repeat(100))
                                .limit(400))
                .map(String::getBytes)
                .toList();

        var answer = place("identity", BodyPublishers.ofByteArrays(endless));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text("/code")).isEqualTo("content-too-large");
        assertThat(World.get("/api/v1/orders", World.manager(shop)).body().at("/orders"))
                .isEmpty();
    }

    @Test
    void readsNoCompressedOrder() {
        var answer = place("gzip", BodyPublishers.ofString("{}"));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.text("/code")).isEqualTo("unsupported-media-type");
    }

    private World.Answer place(String encoding, BodyPublisher body) {
        return World.send(World.request("/api/v1/orders", World.manager(shop))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .header("Content-Encoding", encoding)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(body));
    }
}
