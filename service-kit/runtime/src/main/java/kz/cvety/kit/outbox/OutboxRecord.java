package kz.cvety.kit.outbox;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code kit.outbox}: one Kafka record to be.
 *
 * @param headers a JSON object of further Kafka headers
 */
@SuppressWarnings("ArrayRecordComponent")
public record OutboxRecord(
        UUID id,
        String topic,
        String key,
        String type,
        String shop,
        String origin,
        @Nullable String traceparent,
        @Nullable String headers,
        byte[] payload) {}
