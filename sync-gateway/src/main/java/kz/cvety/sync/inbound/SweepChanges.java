package kz.cvety.sync.inbound;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kz.cvety.sync.BitrixOrders;
import kz.cvety.sync.BitrixProducts;
import kz.cvety.sync.BitrixReads;
import kz.cvety.sync.Connection;
import kz.cvety.sync.Connections;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Asks each connection for what changed since the newest change known, with an overlap, and hears it like hooks: a hook
 * that was lost is found. The watermark moves only when every page was accepted.
 */
@Component
class SweepChanges extends Loop {

    private static final Logger log = LoggerFactory.getLogger(SweepChanges.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Rereads rereads;
    private final Connections connections;
    private final ObjectProvider<BitrixOrders> orders;
    private final ObjectProvider<BitrixProducts> products;
    private final ReadBack readBack;
    private final RereadProperties properties;

    SweepChanges(
            Rereads rereads,
            Connections connections,
            ObjectProvider<BitrixOrders> orders,
            ObjectProvider<BitrixProducts> products,
            ReadBack readBack,
            RereadProperties properties) {
        super("sweep", PAUSE);
        this.rereads = rereads;
        this.connections = connections;
        this.orders = orders;
        this.products = products;
        this.readBack = readBack;
        this.properties = properties;
    }

    @Override
    boolean foundWork() {
        if (!properties.sweep()) {
            return false;
        }
        var askable = connections.all().stream()
                .filter(connection -> !connection.paused() && connection.baseUrl() != null)
                .toList();
        var ordersSwept = swept(EntityKey.ORDER, orders.getIfAvailable(), askable);
        return swept(EntityKey.PRODUCT, products.getIfAvailable(), askable) || ordersSwept;
    }

    private boolean swept(String type, @Nullable BitrixReads bitrix, List<Connection> askable) {
        if (bitrix == null) {
            return false;
        }
        var sweep = rereads.claimSweep(askable, type, properties.sweepEvery(), properties.overlap());
        sweep.ifPresent(due -> sweep(bitrix, due));
        return sweep.isPresent();
    }

    private void sweep(BitrixReads bitrix, Rereads.Sweep sweep) {
        var since = sweep.watermark().minus(properties.overlap());
        Instant newest = sweep.watermark();
        long after = 0;
        var heard = 0;
        while (true) {
            switch (bitrix.changed(sweep.connection(), since, after, properties.pageSize())) {
                case BitrixReads.Away away -> {
                    log.atInfo()
                            .addKeyValue("connection", sweep.connection().id())
                            .addKeyValue("type", sweep.entityType())
                            .addKeyValue("why", away.why())
                            .log("sweep.away");
                    return;
                }
                case BitrixReads.Page page -> {
                    var inPage = readBack.accept(sweep.connection(), sweep.entityType(), page.found());
                    newest = inPage.filter(newest::isBefore).orElse(newest);
                    heard += page.found().size();
                    var next = page.nextAfterId();
                    if (next == null || next <= after) {
                        rereads.sweptTo(sweep, newest);
                        log.atDebug()
                                .addKeyValue("connection", sweep.connection().id())
                                .addKeyValue("type", sweep.entityType())
                                .addKeyValue("heard", heard)
                                .log("sweep.done");
                        return;
                    }
                    after = next;
                }
            }
        }
    }
}
