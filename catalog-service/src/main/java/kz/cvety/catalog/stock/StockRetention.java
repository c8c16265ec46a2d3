package kz.cvety.catalog.stock;

import java.time.InstantSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets idempotency keys that nobody will repeat any more. */
@Component
class StockRetention {

    private final StockRequests requests;
    private final StockProperties properties;
    private final InstantSource clock;

    StockRetention(StockRequests requests, StockProperties properties, InstantSource clock) {
        this.requests = requests;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT10M")
    void forget() {
        requests.forget(clock.instant().minus(properties.idempotencyRetention()));
    }
}
