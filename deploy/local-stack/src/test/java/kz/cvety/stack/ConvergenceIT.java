package kz.cvety.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import kz.cvety.kit.testing.KafkaProbe;
import kz.cvety.simulators.bitrix.Checkout;
import kz.cvety.simulators.machinery.CallFault;
import kz.cvety.simulators.machinery.FaultKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConvergenceIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final List<String> CODES = List.of("PD", "AP", "CO", "DE", "F");
    private static final List<String> STATUSES = List.of("PAID", "ACCEPTED", "ASSEMBLED", "IN_DELIVERY", "DELIVERED");
    private static final long MANAGER = 42;

    private static LocalStack stack;

    private OrderApi api;
    private Ledger ledger;

    @BeforeAll
    static void start() {
        stack = LocalStack.start(StackOptions.throwAway().withoutLimits());
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @BeforeEach
    void openLedger() {
        api = new OrderApi(stack);
        ledger = Ledger.openOn(stack);
    }

    @AfterEach
    void clearFaults() {
        stack.bitrix().faults().clear();
        stack.bitrix().hookFaults().clear();
        stack.bitrix().legacyCreate(false);
        stack.bitrix().plugIn();
    }

    @Test
    void makesOneEffectOfHooksThatArriveFiveTimes() {
        stack.bitrix().hookFaults().duplicate(5);

        for (var i = 0; i < 5; i++) {
            var order = orderInBitrix();
            CODES.forEach(code -> changeInBitrix(order, code));
        }

        ledger.settle(SOON);
    }

    @Test
    void keepsTheNewestStateWhenHooksArriveInAnyOrder() {
        stack.bitrix().hookFaults().pause().reorder(true).duplicate(2);
        for (var i = 0; i < 10; i++) {
            var order = orderInBitrix();
            CODES.forEach(code -> changeInBitrix(order, code));
        }

        stack.bitrix().hookFaults().resume();

        ledger.settle(SOON);
    }

    @Test
    void agreesAfterAnOutageWithTwoHundredChangesOnBothSides() {
        var theirs = new ArrayList<Long>();
        var ours = new ArrayList<UUID>();
        for (var i = 0; i < 20; i++) {
            theirs.add(orderInBitrix());
            ours.add(orderInShop());
        }
        ledger.settle(SOON);

        stack.bitrix().unplug();
        var random = new Random(41);
        for (var step = 0; step < CODES.size(); step++) {
            for (var i = 0; i < 20; i++) {
                if (random.nextBoolean()) {
                    changeInBitrix(theirs.get(i), CODES.get(step));
                    changeInShop(ours.get(i), STATUSES.get(step));
                } else {
                    changeInShop(ours.get(i), STATUSES.get(step));
                    changeInBitrix(theirs.get(i), CODES.get(step));
                }
            }
        }
        stack.bitrix().plugIn();

        ledger.settle(Duration.ofMinutes(2));
    }

    @Test
    void createsNoSecondOrderWhenTheAnswerIsLostAfterTheWrite() {
        stack.bitrix().legacyCreate(true);
        stack.bitrix().faults().add(CallFault.next(3, FaultKind.ANSWER_LOST).on("order.create"));

        for (var i = 0; i < 3; i++) {
            orderInShop();
        }

        ledger.settle(SOON);
    }

    @Test
    void believesNoPageOfHtmlThatComesWith200() {
        stack.bitrix().faults().add(CallFault.always(FaultKind.HTML));
        var order = orderInShop();
        await().atMost(SOON)
                .until(() -> stack.bitrix().calls().stream()
                        .anyMatch(call -> call.body().contains(order.toString())
                                && !call.fault().isEmpty()));
        assertThat(api.get(order).path("sync").asString()).isEqualTo("pending");

        stack.bitrix().faults().clear();

        ledger.settle(SOON);
    }

    @Test
    void goesOnPastPoisonOnEveryTopic() {
        try (var kafka = new KafkaProbe(stack.kafka().bootstrapServers())) {
            for (var topic : List.of("orders.order", "sync.order", "sync.delivery")) {
                var type = Map.of(
                        "orders.order", "orders.order-placed.v1",
                        "sync.order", "sync.order-reported.v1",
                        "sync.delivery", "sync.delivered.v1");
                var headers = new HashMap<String, String>();
                headers.put("ce_id", UUID.randomUUID().toString());
                headers.put("ce_type", type.get(topic));
                headers.put("ce_shopid", ServiceProperties.SHOP);
                headers.put("ce_origin", "system");
                headers.put("ce_time", "2026-03-08T05:00:00Z");
                for (var partition = 0; partition < 12; partition++) {
                    kafka.send(topic, "poison" + partition, "{\"order\":".getBytes(StandardCharsets.UTF_8), headers);
                }
                kafka.send(topic, null, null, Map.of());
                kafka.send(topic, "no such shop", "{}".getBytes(StandardCharsets.UTF_8), Map.of("ce_type", "x"));
            }
        }

        var theirs = orderInBitrix();
        var ours = orderInShop();
        changeInBitrix(theirs, "AP");
        changeInShop(ours, "ACCEPTED");

        ledger.settle(SOON);
    }

    private long orderInBitrix() {
        var order = stack.bitrix().shop().order(Orders.inBitrix());
        ledger.bitrixDid(order.id(), "N");
        return order.id();
    }

    private UUID orderInShop() {
        var order = api.place(Orders.inShop());
        ledger.shopDid(order, "NEW");
        return order;
    }

    private void changeInBitrix(long order, String code) {
        stack.bitrix().shop().changeStatus(order, code, MANAGER);
        ledger.bitrixDid(order, code);
    }

    private void changeInShop(UUID order, String status) {
        api.changeStatus(order, status);
        ledger.shopDid(order, status);
    }

    /** Orders as people place them. */
    static final class Orders {

        private Orders() {}

        static Checkout inBitrix() {
            return Checkout.by("Айгүл", "+77000000001")
                    .item("7", "25 раушан", "5000", 1)
                    .item("12", "Шар", "450.50", 3)
                    .delivery("1500")
                    .property("nameRecipient", "Ұлжан")
                    .property("phoneRecipient", "+77000000002")
                    .property("addressRecipient", "Алматы, Абай 1")
                    .property("postcardText", "Құттықтаймын ❤")
                    .property("data", "2026-03-08")
                    .property("when", "18")
                    .property("city", "2")
                    .property("shopId", "17008");
        }

        static String inShop() {
            return """
                    {"buyer":{"name":"Данияр","phone":"+77000000003"},"recipient":{"name":"Ғалия","phone":"+77000000004"},
                     "delivery":{"address":"Алматы, Төле би 7","date":"2026-03-08","slot":"15:00-16:00","slotId":"18","city":"Алматы","cityId":"2"},
                     "items":[{"externalProductId":"7","name":"25 раушан","price":"5000.00","quantity":2}],
                     "deliveryFee":"1500.00","cardText":"Рахмет! 🌸"}
                    """;
        }
    }
}
