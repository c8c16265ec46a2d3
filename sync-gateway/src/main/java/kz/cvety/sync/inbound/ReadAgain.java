package kz.cvety.sync.inbound;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import kz.cvety.sync.BitrixOrders;
import kz.cvety.sync.BitrixProducts;
import kz.cvety.sync.BitrixReads;
import kz.cvety.sync.Connection;
import kz.cvety.sync.Connections;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Reads the orders and products that are due, as many at once as were claimed, and backs off while Bitrix is away. */
@Component
class ReadAgain extends Loop {

    private static final Logger log = LoggerFactory.getLogger(ReadAgain.class);
    private static final int AT_ONCE = 16;
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration WHILE_PAUSED = Duration.ofSeconds(10);
    private static final int MOST_DOUBLINGS = 12;
    private static final int MOST_FOR_A_PRODUCT = 50;

    private final Rereads rereads;
    private final Connections connections;
    private final ObjectProvider<BitrixOrders> orders;
    private final ObjectProvider<BitrixProducts> products;
    private final ReadBack readBack;
    private final RereadProperties properties;

    ReadAgain(
            Rereads rereads,
            Connections connections,
            ObjectProvider<BitrixOrders> orders,
            ObjectProvider<BitrixProducts> products,
            ReadBack readBack,
            RereadProperties properties) {
        super("rereads", properties.pause());
        this.rereads = rereads;
        this.connections = connections;
        this.orders = orders;
        this.products = products;
        this.readBack = readBack;
        this.properties = properties;
    }

    @Override
    boolean foundWork() {
        var due = rereads.claim(AT_ONCE, LEASE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(each -> threads.execute(() -> read(each)));
        }
        return !due.isEmpty();
    }

    private void read(Rereads.Due due) {
        var key = due.key();
        var connection = connections.find(key.shop(), key.connection()).orElse(null);
        BitrixReads bitrix = key.isProduct() ? products.getIfAvailable() : orders.getIfAvailable();
        if (connection == null || bitrix == null) {
            rereads.missing(due);
            return;
        }
        if (connection.paused() || connection.baseUrl() == null) {
            rereads.later(due, WHILE_PAUSED);
            return;
        }
        try {
            switch (bitrix.read(connection, key.externalId())) {
                case BitrixReads.Found found -> {
                    readBack.accept(connection, key.type(), List.of(found.found()));
                    rereads.done(due);
                }
                case BitrixReads.Missing missing -> missing(connection, due);
                case BitrixReads.Away away -> later(due, away.retryAfter(), away.why());
            }
        } catch (RuntimeException e) {
            later(due, Duration.ZERO, e.getClass().getSimpleName());
        }
    }

    /** A product that is not there any more was deleted, whoever did not tell us. */
    private void missing(Connection connection, Rereads.Due due) {
        if (due.key().isProduct()) {
            readBack.gone(connection, due.key().externalId());
        }
        rereads.missing(due);
    }

    private void later(Rereads.Due due, Duration asked, String why) {
        if (due.key().isProduct() && due.attempts() >= MOST_FOR_A_PRODUCT) {
            // the first bridge cannot be asked about products: its next hook or a sweep tells
            rereads.done(due);
            return;
        }
        var doubled = FIRST_RETRY.multipliedBy(1L << Math.min(due.attempts() - 1, MOST_DOUBLINGS));
        var wait = doubled.compareTo(properties.slowestRetry()) > 0 ? properties.slowestRetry() : doubled;
        rereads.later(due, asked.compareTo(wait) > 0 ? asked : wait);
        log.atInfo()
                .addKeyValue("connection", due.key().connection())
                .addKeyValue("externalId", due.key().externalId())
                .addKeyValue("attempts", due.attempts())
                .addKeyValue("why", why)
                .log("reread.later");
    }
}
