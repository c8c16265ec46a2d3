package kz.cvety.sync.inbound;

import java.time.Duration;
import java.time.Instant;
import kz.cvety.sync.BitrixOrders;
import kz.cvety.sync.Connections;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Asks each connection for what changed since the newest change known, with an overlap, and hears it like hooks: a hook
 * that was lost is found. The watermark moves only when every page was accepted.
 */
@Component
class SweepOrders extends Loop {

    private static final Logger log = LoggerFactory.getLogger(SweepOrders.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Rereads rereads;
    private final Connections connections;
    private final ObjectProvider<BitrixOrders> bitrix;
    private final ReadBack readBack;
    private final RereadProperties properties;

    SweepOrders(
            Rereads rereads,
            Connections connections,
            ObjectProvider<BitrixOrders> bitrix,
            ReadBack readBack,
            RereadProperties properties) {
        super("sweep", PAUSE);
        this.rereads = rereads;
        this.connections = connections;
        this.bitrix = bitrix;
        this.readBack = readBack;
        this.properties = properties;
    }

    @Override
    boolean foundWork() {
        var orders = bitrix.getIfAvailable();
        if (orders == null || !properties.sweep()) {
            return false;
        }
        var askable = connections.all().stream()
                .filter(connection -> !connection.paused() && connection.baseUrl() != null)
                .toList();
        var sweep = rereads.claimSweep(askable, properties.sweepEvery(), properties.overlap());
        sweep.ifPresent(due -> sweep(orders, due));
        return sweep.isPresent();
    }

    private void sweep(BitrixOrders orders, Rereads.Sweep sweep) {
        var since = sweep.watermark().minus(properties.overlap());
        Instant newest = sweep.watermark();
        long after = 0;
        var heard = 0;
        while (true) {
            switch (orders.changed(sweep.connection(), since, after, properties.pageSize())) {
                case BitrixOrders.Away away -> {
                    log.atInfo()
                            .addKeyValue("connection", sweep.connection().id())
                            .addKeyValue("why", away.why())
                            .log("sweep.away");
                    return;
                }
                case BitrixOrders.Page page -> {
                    var inPage = readBack.accept(sweep.connection(), page.orders());
                    newest = inPage.filter(newest::isBefore).orElse(newest);
                    heard += page.orders().size();
                    var next = page.nextAfterId();
                    if (next == null || next <= after) {
                        rereads.sweptTo(sweep, newest);
                        log.atDebug()
                                .addKeyValue("connection", sweep.connection().id())
                                .addKeyValue("orders", heard)
                                .log("sweep.done");
                        return;
                    }
                    after = next;
                }
            }
        }
    }
}
