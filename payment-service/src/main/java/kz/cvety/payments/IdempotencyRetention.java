package kz.cvety.payments;

import java.time.InstantSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets idempotency keys that nobody will repeat any more. */
@Component
class IdempotencyRetention {

    private final IdempotencyKeys keys;
    private final PaymentProperties properties;
    private final InstantSource clock;

    IdempotencyRetention(IdempotencyKeys keys, PaymentProperties properties, InstantSource clock) {
        this.keys = keys;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT10M")
    void forget() {
        keys.forget(clock.instant().minus(properties.idempotencyRetention()));
    }
}
