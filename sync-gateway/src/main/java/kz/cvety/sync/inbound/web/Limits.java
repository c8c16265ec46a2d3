package kz.cvety.sync.inbound.web;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kz.cvety.sync.Connection;
import kz.cvety.sync.inbound.InboundProperties;

/** How much one connection may send, and how often one address may guess. */
final class Limits {

    private static final int MOST_ADDRESSES = 10_000;

    private final InboundProperties properties;
    private final Map<String, Bucket> connections = new ConcurrentHashMap<>();
    private final Map<String, Bucket> addresses = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_ADDRESSES;
        }
    });

    Limits(InboundProperties properties) {
        this.properties = properties;
    }

    void arrived(Connection connection) {
        take(connections.computeIfAbsent(
                connection.id(),
                id -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(properties.rateBurst())
                                .refillGreedy(properties.ratePerSecond(), Duration.ofSeconds(1)))
                        .build()));
    }

    void guessed(String address) {
        take(addresses.computeIfAbsent(
                address,
                from -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(properties.failuresPerMinute())
                                .refillGreedy(properties.failuresPerMinute(), Duration.ofMinutes(1)))
                        .build()));
    }

    private static void take(Bucket bucket) {
        if (!bucket.tryConsume(1)) {
            var wait = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
            throw Refused.tooMany(Duration.ofNanos(wait).plusSeconds(1));
        }
    }
}
