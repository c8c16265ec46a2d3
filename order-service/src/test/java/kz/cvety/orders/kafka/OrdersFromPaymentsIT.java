package kz.cvety.orders.kafka;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import kz.cvety.events.Event;
import kz.cvety.events.payments.PaymentAssigned;
import kz.cvety.events.payments.PaymentEvent;
import kz.cvety.events.payments.PaymentRequested;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.inbox.Fact;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.kit.testing.StatementCounter;
import kz.cvety.orders.Facts;
import kz.cvety.orders.PaymentFacts;
import kz.cvety.orders.World;
import kz.cvety.orders.World.Answer;
import org.junit.jupiter.api.Test;

class OrdersFromPaymentsIT {

    private static final String BODY = """
            {"buyer": {"name": "Buyer", "phone": "+77000000001"}, "recipient": {"phone": "+77000000002"},
             "delivery": {"address": "Абай 10"}, "items": [{"name": "Roses", "price": "6250", "quantity": 2}],
             "payment": {"provider": "KASPI"}}""";

    private final ShopTransactions transactions = World.bean(ShopTransactions.class);
    private final OrdersFromPayments consumer = World.bean(OrdersFromPayments.class);
    private final OrdersFromSync reports = World.bean(OrdersFromSync.class);
    private final ShopId shop = World.newShop();
    private final String token = World.manager(shop);

    @Test
    void movesAnOrderToPaidOnceHoweverOftenItIsTold() {
        var placed = World.place(shop, BODY);
        var order = id(placed);
        var payment = new PaymentFacts(order);
        tell(payment.offered(2));
        await().atMost(20, SECONDS)
                .untilAsserted(
                        () -> assertThat(order(order).text("/payment/payUrl")).isEqualTo(PaymentFacts.PAY_URL));

        var fact = World.newFactId();
        World.deliver(fact, shop, Origin.SYSTEM, payment.received(3));
        World.deliver(fact, shop, Origin.SYSTEM, payment.received(3));
        tell(payment.received(3));
        tell(payment.offered(2));
        tell(payment.refunded(4, "2500.00"));

        await().atMost(20, SECONDS)
                .untilAsserted(
                        () -> assertThat(order(order).text("/payment/status")).isEqualTo("PARTLY_REFUNDED"));
        var now = order(order);
        assertThat(now.text("/status")).isEqualTo("PAID");
        assertThat(now.text("/sync")).as("Bitrix is to be told").isEqualTo("pending");
        assertThat(now.text("/payment/refunded")).isEqualTo("2500.00");
        assertThat(now.body().at("/payment/payUrl").isMissingNode()).isTrue();
        assertThat(now.text("/payment/payments/0/id")).isEqualTo(payment.id().toString());
        assertThat(World.outboxTypesOf(order))
                .containsExactly("orders.order-placed.v1", "orders.order-status-changed.v1");
        var history = World.get("/api/v1/orders/" + order + "/history", token);
        assertThat(history.text("/transitions/0/source")).isEqualTo("payment");
        assertThat(history.body().at("/transitions").size()).isEqualTo(1);
    }

    @Test
    void showsABuyerNoMoreThanTheStatusAndWhereToPay() {
        var placed = World.place(shop, BODY);
        handle(new PaymentFacts(id(placed)).offered(2));

        var seen = World.get("/api/v1/tracking/" + placed.text("/trackingId"), "");
        assertThat(seen.body().at("/payment").toString())
                .isEqualTo("{\"status\":\"PENDING\",\"payUrl\":\"" + PaymentFacts.PAY_URL + "\"}");
    }

    @Test
    void cancelsAnOrderWhoseTimeHasPassedAndLeavesItSoWhenMoneyComesAfterAll() {
        var order = id(World.place(shop, BODY));
        var payment = new PaymentFacts(order);

        handle(payment.offered(2), payment.expired(3), payment.received(4, PaymentFacts.TOTAL, "LATE"));

        var now = order(order);
        assertThat(now.text("/status")).isEqualTo("CANCELLED");
        assertThat(now.text("/payment/status")).isEqualTo("PAID");
        assertThat(now.text("/payment/attention")).isEqualTo("LATE");
        var history = World.get("/api/v1/orders/" + order + "/history", token);
        assertThat(history.text("/transitions/0/note")).isEqualTo("payment-expired");

        handle(payment.refunded(5, PaymentFacts.TOTAL));
        assertThat(order(order).text("/status")).isEqualTo("REFUNDED");
    }

    @Test
    void neverCancelsAPaidOrderWhateverComesAfter() {
        var order = id(World.place(shop, BODY));
        var first = new PaymentFacts(order);
        var second = new PaymentFacts(order);

        handle(first.received(3));
        handle(first.expired(2));
        handle(second.expired(3));

        assertThat(order(order).text("/status")).isEqualTo("PAID");
        assertThat(order(order).text("/payment/status")).isEqualTo("PAID");
    }

    @Test
    void onlyShowsMoneyOfAnotherAmount() {
        var order = id(World.place(shop, BODY));
        var payment = new PaymentFacts(order);

        handle(payment.received(3, "12000.00", "AMOUNT_DIFFERS"));

        assertThat(order(order).text("/status")).isEqualTo("NEW");
        assertThat(order(order).text("/payment/amount")).isEqualTo("12000.00");
        assertThat(order(order).text("/payment/attention")).isEqualTo("AMOUNT_DIFFERS");
    }

    @Test
    void keepsWordOfAnOrderThatIsNotHereAndActsOnItWhenTheOrderComes() {
        var order = UUID.randomUUID();
        var payment = new PaymentFacts(order);
        handle(payment.offered(2), payment.received(3));
        assertThat(order(order).status()).isEqualTo(404);

        report(order);

        assertThat(order(order).text("/status")).isEqualTo("PAID");
        assertThat(World.outboxTypesOf(order))
                .containsExactly("orders.order-placed.v1", "orders.order-status-changed.v1");
    }

    @Test
    void losesNoMoneyThatArrivesAtTheSameMomentAsItsOrder() throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var round = 0; round < 30; round++) {
                var order = UUID.randomUUID();
                var both = new CyclicBarrier(2);
                var money = threads.submit(() -> together(both, () -> handle(new PaymentFacts(order).received(3))));
                var report = threads.submit(() -> together(both, () -> report(order)));
                money.get();
                report.get();

                assertThat(order(order).text("/status")).as("round %d", round).isEqualTo("PAID");
            }
        }
    }

    @Test
    void leavesMoneyWithoutAnOrderAloneUntilItIsAssigned() {
        var order = id(World.place(shop, BODY));
        var nobodys = new PaymentFacts(null);
        handle(nobodys.received(1, PaymentFacts.TOTAL, "NO_ORDER"));
        assertThat(order(order).text("/status")).isEqualTo("NEW");

        handle(new PaymentAssigned(nobodys.of(order).snapshot(2, "PAID", PaymentFacts.TOTAL, "0.00", null)));

        assertThat(order(order).text("/status")).isEqualTo("PAID");
    }

    @Test
    void neverTouchesAnotherShopsOrder() {
        var order = id(World.place(shop, BODY));
        var thief = World.newShop();
        var payment = new PaymentFacts(order);

        transactions.run(thief, () -> consumer.handle(thief, List.of(fact((PaymentEvent) payment.received(9)))));

        assertThat(order(order).text("/status")).isEqualTo("NEW");
        assertThat(order(order).body().at("/payment/payments").size()).isZero();
        handle(payment.received(3));
        assertThat(order(order).text("/status")).isEqualTo("PAID");
    }

    @Test
    void handlesAnyNumberOfFactsAndListsAnyNumberOfOrdersWithTheSameStatements() {
        var orders =
                Stream.generate(() -> id(World.place(shop, BODY))).limit(60).toList();
        var requested = orders.stream()
                .map(order -> (PaymentEvent) new PaymentRequested(
                        new PaymentFacts(order).snapshot(1, "REQUESTED", PaymentFacts.TOTAL, "0.00", null)))
                .toArray(PaymentEvent[]::new);
        var received = orders.stream()
                .map(order -> (PaymentEvent) new PaymentFacts(order).received(2))
                .toArray(PaymentEvent[]::new);

        var one = StatementCounter.during(() -> handle(requested[0]));
        assertThat(StatementCounter.during(() -> handle(requested)))
                .isEqualTo(one)
                .isLessThanOrEqualTo(5);
        var paid = StatementCounter.during(() -> handle(received));
        assertThat(paid).isLessThanOrEqualTo(9);
        assertThat(World.get("/api/v1/orders?status=PAID&limit=200", token)
                        .body()
                        .at("/orders")
                        .size())
                .isEqualTo(60);
    }

    private void report(UUID order) {
        transactions.run(shop, () -> reports.handle(shop, List.of(fact(Facts.reported(order, 1, "NEW", List.of())))));
    }

    private static Void together(CyclicBarrier both, Runnable work) throws Exception {
        both.await();
        work.run();
        return null;
    }

    private void handle(PaymentEvent... events) {
        transactions.run(
                shop,
                () -> consumer.handle(
                        shop, Stream.of(events).map(OrdersFromPaymentsIT::fact).toList()));
    }

    private static <E extends Event> Fact<E> fact(E event) {
        return new Fact<>(World.newFactId(), "any.v1", new ShopId("any"), Origin.SYSTEM, Instant.EPOCH, null, event);
    }

    private void tell(Event event) {
        World.deliver(World.newFactId(), shop, Origin.SYSTEM, event);
    }

    private static UUID id(Answer placed) {
        assertThat(placed.status()).isEqualTo(201);
        return UUID.fromString(placed.text("/id"));
    }

    private Answer order(UUID id) {
        return World.get("/api/v1/orders/" + id, token);
    }
}
