package kz.cvety.identity;

import java.time.InstantSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets sessions that have long been over, and counters that are full again. */
@Component
class Retention {

    private final Sessions sessions;
    private final Throttle throttle;
    private final Scopes scopes;
    private final IdentityProperties properties;
    private final InstantSource clock;

    Retention(Sessions sessions, Throttle throttle, Scopes scopes, IdentityProperties properties, InstantSource clock) {
        this.sessions = sessions;
        this.throttle = throttle;
        this.scopes = scopes;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT10M")
    void forget() {
        throttle.clean();
        scopes.everywhere(() -> sessions.forget(clock.instant().minus(properties.sessionRetention())));
    }
}
