package kz.cvety.sync.inbound;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import kz.cvety.sync.Connection;
import kz.cvety.sync.bitrix.Malformed;
import kz.cvety.sync.products.ToldProduct;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Feeds orders and products read from Bitrix through the same path as hooks. */
@Component
class ReadBack {

    private final Reading reading;
    private final AcceptQueue queue;
    private final InstantSource clock;

    ReadBack(Reading reading, AcceptQueue queue, InstantSource clock) {
        this.reading = reading;
        this.queue = queue;
        this.clock = clock;
    }

    /** Accepts all of them, and answers when the newest of them was changed there; {@link Busy} when one was not. */
    Optional<Instant> accept(Connection connection, String type, List<JsonNode> found) {
        var pending = new ArrayList<CompletableFuture<Answer>>(found.size());
        @Nullable Instant newest = null;
        var kind = type.equals(EntityKey.PRODUCT) ? Arrival.Kind.REREAD_PRODUCT : Arrival.Kind.REREAD;
        for (var one : found) {
            var content = content(connection, kind, one);
            var at = at(content);
            newest = at == null || (newest != null && newest.isAfter(at)) ? newest : at;
            pending.add(queue.submit(arrival(connection, kind, content, Reading.body(one))));
        }
        pending.forEach(queue::await);
        return Optional.ofNullable(newest);
    }

    /** Accepts that the product is not there. */
    void gone(Connection connection, String externalId) {
        var content = new Content.TellingProduct(ToldProduct.removed(externalId, null, null, null));
        var body = new Arrival.Body(("{\"id\":" + externalId + ",\"missing\":true}").getBytes(StandardCharsets.UTF_8));
        queue.accept(arrival(connection, Arrival.Kind.REREAD_PRODUCT, content, body));
    }

    private static @Nullable Instant at(Content content) {
        return switch (content) {
            case Content.Telling telling -> telling.told().at();
            case Content.TellingProduct telling -> telling.told().at();
            case Content.Touching touching -> null;
            case Content.Puzzling puzzling -> null;
        };
    }

    private Content content(Connection connection, Arrival.Kind kind, JsonNode found) {
        try {
            return reading.content(connection, reading.hook(kind, found));
        } catch (Malformed unreadable) {
            return new Content.Puzzling(null, "malformed-snapshot", String.valueOf(unreadable.getMessage()));
        }
    }

    private Arrival arrival(Connection connection, Arrival.Kind kind, Content content, Arrival.Body body) {
        return new Arrival(
                UuidCreator.getTimeOrderedEpoch(),
                connection,
                kind,
                content,
                null,
                null,
                null,
                "{}",
                body,
                clock.instant(),
                null);
    }
}
