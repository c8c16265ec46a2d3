package kz.cvety.kit.idempotency;

import java.time.InstantSource;
import org.springframework.scheduling.annotation.Scheduled;

/** Forgets idempotency keys that nobody will repeat any more. */
class IdempotencyRetention {

    private final IdempotencyKeys keys;
    private final IdempotencyProperties properties;
    private final InstantSource clock;

    IdempotencyRetention(IdempotencyKeys keys, IdempotencyProperties properties, InstantSource clock) {
        this.keys = keys;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT10M")
    void forget() {
        keys.forget(clock.instant().minus(properties.retention()));
    }
}
