package kz.cvety.payments.matching.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.cvety.payments.Till;
import kz.cvety.payments.World;
import org.junit.jupiter.api.Test;

class QueuesIT {

    private static final String QUEUES = "/api/v1/payments/queues";

    private final Till till = new Till();
    private final String token = World.manager(till.shop);

    @Test
    void putsEachPaymentWhereItsTroubleIs() {
        var noOrder = till.money("1.00");
        var order = till.order("9000.00");
        var differs = till.money("8000.00", order, Till.now());
        var over = till.order("700.00");
        till.hear(Till.heard(over, 2, "CANCELLED", "700.00"));
        var late = till.money("700.00", over, Till.now());
        var paid = till.order("100.00");
        till.money("100.00", paid, Till.now());
        var twice = till.money("100.00", paid, Till.now());

        assertThat(payments("paid-no-order")).containsExactly(noOrder.toString());
        assertThat(payments("amount-differs")).containsExactly(differs.toString());
        assertThat(payments("late")).containsExactly(late.toString());
        assertThat(payments("paid-twice")).containsExactly(twice.toString());
        assertThat(payments("unclear")).isEmpty();
        var shown = World.get(QUEUES + "/amount-differs", token);
        assertThat(shown.text("/items/0/amount")).isEqualTo("8000.00");
        assertThat(shown.text("/items/0/orderTotal")).isEqualTo("9000.00");
        assertThat(lengths())
                .containsExactly(
                        "paid-no-order 1",
                        "order-no-payment 0",
                        "amount-differs 1",
                        "late 1",
                        "paid-twice 1",
                        "unclear 0");
        assertThat(World.get(QUEUES, token).body().at("/queues/0/oldest").asString(""))
                .isNotEmpty();
    }

    @Test
    void missesTheMoneyOfOrders() {
        var due = UUID.randomUUID();
        var marked = UUID.randomUUID();
        var paid = till.order("5.00");
        var waiting = UUID.randomUUID();
        var past = Till.now().minus(Duration.ofHours(1));
        till.hear(
                Till.heard(due, 1, "NEW", "9000.00", past),
                Till.heard(waiting, 1, "NEW", "9000.00", Till.now().plus(Duration.ofHours(1))),
                Till.heard(marked, 1, "PAID", "8000.00"));
        till.hear(Till.heard(marked, 2, "ACCEPTED", "8000.00"));
        till.money("5.00", paid, Till.now());
        till.hear(Till.heard(paid, 2, "PAID", "5.00"));

        var shown = World.get(QUEUES + "/order-no-payment", token);

        assertThat(shown.body().at("/items").findValuesAsString("orderId"))
                .containsExactly(due.toString(), marked.toString());
        assertThat(shown.text("/items/1/orderTotal")).isEqualTo("8000.00");
        till.money("8000.00", marked, Till.now());
        assertThat(lengths()).contains("order-no-payment 1");
    }

    @Test
    void pagesOldestFirst() {
        var money = new ArrayList<String>();
        for (var i = 0; i < 5; i++) {
            money.add(till.money("1.00").toString());
        }

        var seen = new ArrayList<String>();
        var path = QUEUES + "/paid-no-order?limit=2";
        for (var page = World.get(path, token); ; page = World.get(path + "&cursor=" + page.text("/next"), token)) {
            seen.addAll(page.body().at("/items").findValuesAsString("paymentId"));
            if (page.text("/next").isEmpty()) {
                break;
            }
        }

        assertThat(seen).containsExactlyElementsOf(money);
    }

    @Test
    void pagesOrdersToo() {
        for (var i = 0; i < 3; i++) {
            till.hear(Till.heard(UUID.randomUUID(), 1, "PAID", "8000.00"));
        }

        var first = World.get(QUEUES + "/order-no-payment?limit=2", token);
        var rest = World.get(QUEUES + "/order-no-payment?limit=2&cursor=" + first.text("/next"), token);

        assertThat(first.body().at("/items")).hasSize(2);
        assertThat(rest.body().at("/items")).hasSize(1);
        assertThat(rest.text("/next")).isEmpty();
    }

    @Test
    void showsCandidatesOfAPayment() {
        var order = till.order("9000.00");
        var money = till.money("9000.00");

        var shown = World.get("/api/v1/payments/" + money + "/candidates", token);

        assertThat(shown.text("/candidates/0/orderId")).isEqualTo(order.toString());
        assertThat(shown.text("/candidates/0/speaksFor/0")).isEqualTo("SAME_AMOUNT");
        assertThat(World.get("/api/v1/payments/" + UUID.randomUUID() + "/candidates", token)
                        .text("/code"))
                .isEqualTo("unknown-payment");
    }

    @Test
    void refusesAQueueAndACursorThatAreNone() {
        assertThat(World.get(QUEUES + "/of-hearts", token).text("/code")).isEqualTo("unknown-queue");
        for (var cursor : List.of("x", "1.", "zzzzzzzzzzzzz." + UUID.randomUUID(), "-1." + UUID.randomUUID())) {
            assertThat(World.get(QUEUES + "/late?cursor=" + cursor, token).status())
                    .isEqualTo(400);
        }
    }

    @Test
    void hidesTheQueuesOfAShopFromEveryOther() {
        till.money("1.00");
        till.hear(Till.heard(UUID.randomUUID(), 1, "PAID", "8000.00"));
        var other = World.manager(World.newShop());

        assertThat(World.get(QUEUES, other).body().findValuesAsString("count")).containsOnly("0");
        assertThat(World.get(QUEUES + "/paid-no-order", other).body().at("/items"))
                .isEmpty();
        assertThat(World.get(QUEUES + "/order-no-payment", other).body().at("/items"))
                .isEmpty();
    }

    private List<String> payments(String queue) {
        return World.get(QUEUES + "/" + queue, token).body().at("/items").findValuesAsString("paymentId");
    }

    private List<String> lengths() {
        var lengths = new ArrayList<String>();
        World.get(QUEUES, token)
                .body()
                .at("/queues")
                .forEach(queue -> lengths.add(
                        queue.at("/name").asString() + " " + queue.at("/count").asString()));
        return lengths;
    }
}
