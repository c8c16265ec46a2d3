package kz.cvety.sync.inbound;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import kz.cvety.sync.Connection;
import kz.cvety.sync.bitrix.Malformed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Feeds orders read from Bitrix through the same path as hooks. */
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
    Optional<Instant> accept(Connection connection, List<JsonNode> orders) {
        var pending = new ArrayList<CompletableFuture<Answer>>(orders.size());
        @Nullable Instant newest = null;
        for (var order : orders) {
            var content = content(connection, order);
            if (content instanceof Content.Telling telling) {
                var at = telling.told().at();
                newest = at == null || (newest != null && newest.isAfter(at)) ? newest : at;
            }
            pending.add(queue.submit(arrival(connection, content, order)));
        }
        pending.forEach(queue::await);
        return Optional.ofNullable(newest);
    }

    private Content content(Connection connection, JsonNode order) {
        try {
            return reading.content(connection, reading.hook(Arrival.Kind.REREAD, order));
        } catch (Malformed unreadable) {
            return new Content.Puzzling(null, "malformed-snapshot", String.valueOf(unreadable.getMessage()));
        }
    }

    private Arrival arrival(Connection connection, Content content, JsonNode order) {
        return new Arrival(
                UuidCreator.getTimeOrderedEpoch(),
                connection,
                Arrival.Kind.REREAD,
                content,
                null,
                null,
                null,
                "{}",
                Reading.body(order),
                clock.instant(),
                null);
    }
}
