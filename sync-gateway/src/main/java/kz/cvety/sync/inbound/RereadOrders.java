package kz.cvety.sync.inbound;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import kz.cvety.sync.BitrixOrders;
import kz.cvety.sync.Connections;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Reads the orders that are due, as many at once as were claimed, and backs off while Bitrix is away. */
@Component
class RereadOrders extends Loop {

    private static final Logger log = LoggerFactory.getLogger(RereadOrders.class);
    private static final int AT_ONCE = 16;
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration WHILE_PAUSED = Duration.ofSeconds(10);
    private static final int MOST_DOUBLINGS = 12;

    private final Rereads rereads;
    private final Connections connections;
    private final ObjectProvider<BitrixOrders> bitrix;
    private final ReadBack readBack;
    private final RereadProperties properties;

    RereadOrders(
            Rereads rereads,
            Connections connections,
            ObjectProvider<BitrixOrders> bitrix,
            ReadBack readBack,
            RereadProperties properties) {
        super("rereads", properties.pause());
        this.rereads = rereads;
        this.connections = connections;
        this.bitrix = bitrix;
        this.readBack = readBack;
        this.properties = properties;
    }

    @Override
    boolean foundWork() {
        var orders = bitrix.getIfAvailable();
        if (orders == null) {
            return false;
        }
        var due = rereads.claim(AT_ONCE, LEASE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(each -> threads.execute(() -> read(orders, each)));
        }
        return !due.isEmpty();
    }

    private void read(BitrixOrders orders, Rereads.Due due) {
        var order = due.order();
        var connection = connections.find(order.shop(), order.connection()).orElse(null);
        if (connection == null) {
            rereads.missing(due);
            return;
        }
        if (connection.paused() || connection.baseUrl() == null) {
            rereads.later(due, WHILE_PAUSED);
            return;
        }
        try {
            switch (orders.read(connection, order.externalId())) {
                case BitrixOrders.Found found -> {
                    readBack.accept(connection, List.of(found.order()));
                    rereads.done(due);
                }
                case BitrixOrders.Missing missing -> rereads.missing(due);
                case BitrixOrders.Away away -> later(due, away.retryAfter(), away.why());
            }
        } catch (RuntimeException e) {
            later(due, Duration.ZERO, e.getClass().getSimpleName());
        }
    }

    private void later(Rereads.Due due, Duration asked, String why) {
        var doubled = FIRST_RETRY.multipliedBy(1L << Math.min(due.attempts() - 1, MOST_DOUBLINGS));
        var wait = doubled.compareTo(properties.slowestRetry()) > 0 ? properties.slowestRetry() : doubled;
        rereads.later(due, asked.compareTo(wait) > 0 ? asked : wait);
        log.atInfo()
                .addKeyValue("connection", due.order().connection())
                .addKeyValue("externalId", due.order().externalId())
                .addKeyValue("attempts", due.attempts())
                .addKeyValue("why", why)
                .log("reread.later");
    }
}
