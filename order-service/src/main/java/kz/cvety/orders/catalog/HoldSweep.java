package kz.cvety.orders.catalog;

import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Ends holds that no level has ended: of orders the catalog never counted, and of levels that were lost. */
@Component
class HoldSweep {

    private static final Logger log = LoggerFactory.getLogger(HoldSweep.class);

    private final Stock stock;
    private final InstantSource clock;

    HoldSweep(Stock stock, InstantSource clock) {
        this.stock = stock;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT30S", initialDelayString = "PT30S")
    void sweep() {
        var ended = stock.endOverdue(clock.instant());
        if (ended > 0) {
            log.atInfo().addKeyValue("holds", ended).log("holds.ended overdue");
        }
    }
}
