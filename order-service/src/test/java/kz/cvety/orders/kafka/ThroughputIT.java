package kz.cvety.orders.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import kz.cvety.events.sync.SyncOrderEvent;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.inbox.Fact;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.kit.testing.StatementCounter;
import kz.cvety.orders.Facts;
import kz.cvety.orders.World;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class ThroughputIT {

    private static final Logger log = LoggerFactory.getLogger(ThroughputIT.class);
    private static final int ORDERS = 500;
    private static final String[] STATUSES = {"PAID", "ACCEPTED", "ASSEMBLED", "IN_DELIVERY", "DELIVERED", "COMPLETED"};

    private final OrdersFromSync consumer = World.bean(OrdersFromSync.class);
    private final ShopTransactions transactions = World.bean(ShopTransactions.class);
    private final ShopId shop = World.newShop();

    @Test
    void appliesABatchWithFewStatementsPerFact() {
        var ids = Stream.generate(UUID::randomUUID).limit(ORDERS).toList();
        var created = StatementCounter.during(() -> handle(ids.stream()
                .map(id -> fact(Facts.reported(id, 1, "NEW", List.of())))
                .toList()));
        log.info("measured {} statements per new order", (double) created / ORDERS);

        var rates = new ArrayList<Long>();
        for (var round = 0; round < 20; round++) {
            var revision = round + 2;
            var status = STATUSES[round % STATUSES.length];
            var facts = ids.stream()
                    .map(id -> fact(Facts.statusReported(id, revision, status)))
                    .toList();
            var began = System.nanoTime();
            var statements = StatementCounter.during(() -> handle(facts));
            rates.add(ORDERS * 1_000_000_000L / (System.nanoTime() - began));
            assertThat((double) statements / ORDERS).isLessThanOrEqualTo(0.1);
        }
        log.info("measured {} status facts per second, by batch", rates);
    }

    @Test
    void appliesSeveralFactsOfOneOrderInABatchInTheirOrder() {
        var id = UUID.randomUUID();

        handle(Stream.of(
                        Facts.reported(id, 1, "NEW", List.of()),
                        Facts.statusReported(id, 2, "PAID"),
                        Facts.statusReported(id, 2, "PAID"),
                        Facts.reported(id, 3, Facts.cardText("new"), List.of("cardText")),
                        Facts.statusReported(id, 5, "NEW"),
                        Facts.statusReported(id, 4, "ACCEPTED"),
                        Facts.statusReported(id, 6, "PAID"))
                .map(ThroughputIT::fact)
                .toList());

        var history = World.get("/api/v1/orders/" + id + "/history", World.manager(shop));
        assertThat(history.body().findValuesAsString("to")).containsExactly("PAID", "NEW", "PAID");
        assertThat(history.body().findValuesAsString("version")).containsExactly("2", "4", "5");
        assertThat(World.outboxTypesOf(id))
                .containsExactly(
                        "orders.order-placed.v1",
                        "orders.order-status-changed.v1",
                        "orders.order-amended.v1",
                        "orders.order-status-changed.v1",
                        "orders.order-status-changed.v1");
    }

    private void handle(List<Fact<SyncOrderEvent>> facts) {
        transactions.run(shop, () -> consumer.handle(shop, facts));
    }

    private static Fact<SyncOrderEvent> fact(SyncOrderEvent event) {
        return new Fact<>(
                World.newFactId(),
                "sync.any.v1",
                new ShopId("any"),
                Facts.BITRIX,
                Instant.EPOCH.plus(Duration.ofDays(1)),
                null,
                event);
    }
}
