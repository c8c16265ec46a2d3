package kz.cvety.kit.inbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.events.Contracts;
import kz.cvety.events.Event;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads a CloudEvents record in Kafka's binary mode: the envelope from the headers, the event from the value. */
final class FactCodec<E extends Event> {

    private final Map<String, Class<? extends E>> records;
    private final JsonMapper json;

    FactCodec(Class<E> events, JsonMapper json) {
        this.records = Contracts.recordsOf(events);
        this.json = json;
    }

    /** The fact, or nothing for a type this build does not know. */
    Optional<Fact<E>> read(Headers headers, byte @Nullable [] value) {
        var type = text(headers, "ce_type");
        var record = records.get(type);
        if (record == null) {
            return Optional.empty();
        }
        if (value == null) {
            throw new Unreadable("value", "is missing");
        }
        try {
            var event = json.readValue(value, record);
            if (event == null) {
                throw new Unreadable("value", "is null");
            }
            return Optional.of(new Fact<>(
                    UUID.fromString(text(headers, "ce_id")),
                    type,
                    new ShopId(text(headers, "ce_shopid")),
                    new Origin(text(headers, "ce_origin")),
                    Instant.parse(text(headers, "ce_time")),
                    textOrNull(headers, "traceparent"),
                    event));
        } catch (JacksonException e) {
            throw new Unreadable("value", "is not a " + type + ": " + e.getPathReference());
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw new Unreadable("headers", String.valueOf(e.getMessage()));
        }
    }

    private static String text(Headers headers, String name) {
        var text = textOrNull(headers, name);
        if (text == null) {
            throw new Unreadable(name, "is missing");
        }
        return text;
    }

    private static @Nullable String textOrNull(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
