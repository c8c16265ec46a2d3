package kz.cvety.payments.work;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/** When to try again. */
@Component
class Waits {

    private final WorkProperties properties;
    private final InstantSource clock;

    Waits(WorkProperties properties, InstantSource clock) {
        this.properties = properties;
        this.clock = clock;
    }

    Instant afterTry(int tries) {
        var schedule = properties.retries();
        return spread(schedule.get(Math.min(Math.max(tries, 1), schedule.size()) - 1));
    }

    /** After about this long: later rather than sooner. */
    Instant spread(Duration about) {
        var share = ThreadLocalRandom.current().nextDouble() * properties.jitter();
        return clock.instant().plus(about).plus(Duration.ofMillis((long) (about.toMillis() * share)));
    }
}
