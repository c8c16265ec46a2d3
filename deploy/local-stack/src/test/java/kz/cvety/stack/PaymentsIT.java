package kz.cvety.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import kz.cvety.simulators.bitrix.BitrixOrder;
import kz.cvety.simulators.kaspi.KaspiPayment;
import kz.cvety.simulators.machinery.CallFault;
import kz.cvety.simulators.machinery.FaultKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Money followed through all services together, from the order to Bitrix, the staff and the books. */
class PaymentsIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String CREATE = "qr/create-link";
    private static final String GIVE_BACK = "payment/return";

    private static LocalStack stack;
    private static OrderApi orders;
    private static PaymentApi payments;

    @BeforeAll
    static void start() {
        stack = LocalStack.start(StackOptions.throwAway().withoutLimits());
        orders = new OrderApi(stack);
        payments = new PaymentApi(stack);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @AfterEach
    void clearFaults() {
        stack.kaspi().faults().clear();
        stack.kaspi().callbackFaults().clear();
        assertThat(payments.balances().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .as("all accounts")
                .isEqualByComparingTo(BigDecimal.ZERO);
    }

    @Test
    void takesAPaidOrderToBitrixHoweverOftenTheMoneyIsTold() {
        stack.kaspi().callbackFaults().duplicate(3);
        var order = toPay("KASPI", "5100.00", Duration.ofHours(1));

        stack.kaspi().pay(atKaspi(order).id());

        becomes(order, "PAID");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(inBitrix(order))
                        .extracting(BitrixOrder::status)
                        .containsExactly("PD"));
        assertThat(orders.history(order))
                .filteredOn(step -> step.path("to").asString().equals("PAID"))
                .hasSize(1);
        assertThat(payments.ofOrder(order)).singleElement().satisfies(payment -> {
            assertThat(payment.path("status").asString()).isEqualTo("PAID");
            assertThat(payment.path("amount").asString()).isEqualTo("5100.00");
        });
    }

    @Test
    void takesMoneyByStripeByItsSignedWebhook() {
        var order = toPay("STRIPE", "5200.00", Duration.ofHours(1));
        var attempt = attempt(order);

        stack.stripe().pay(stack.stripe().sessionsOf(attempt).getFirst().id());

        becomes(order, "PAID");
        assertThat(stack.stripe().sessionsOf(attempt)).hasSize(1);
    }

    @Test
    void cancelsAnOrderThatNobodyPaidInTimeAndTellsStaffOfMoneyThatComesLater() {
        var order = toPay("KASPI", "5300.00", Duration.ofSeconds(5));
        var payment = atKaspi(order);

        becomes(order, "CANCELLED");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(inBitrix(order))
                        .extracting(BitrixOrder::status)
                        .containsExactly("RF"));
        stack.kaspi().confirm(payment.id());

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(only(order).path("status").asString()).isEqualTo("PAID");
            assertThat(only(order).path("attention").asString()).isEqualTo("LATE");
        });
        assertThat(orders.get(order).path("status").asString()).isEqualTo("CANCELLED");
        await().atMost(SOON).untilAsserted(() -> assertThat(staffRead("⚠️")).anyMatch(text -> text.contains("5 300")));

        payments.refund(UUID.fromString(only(order).path("id").asString()), "5300.00");

        becomes(order, "REFUNDED");
        assertThat(stack.kaspi().payment(payment.id()).available()).isEqualByComparingTo(BigDecimal.ZERO);
    }

    @Test
    void chargesNobodyTwiceWhenTheAnswerToACreateIsLost() {
        stack.kaspi().faults().add(CallFault.next(1, FaultKind.ANSWER_LOST).on(CREATE));
        var order = placed("KASPI", "5400.00", Duration.ofHours(1));

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(only(order).path("attention").asString()).isEqualTo("UNCLEAR_REQUEST"));

        assertThat(stack.kaspi().payments(attempt(order))).hasSize(1);
        await().atMost(SOON).untilAsserted(() -> assertThat(staffRead("⚠️")).anyMatch(text -> text.contains("5 400")));
    }

    @Test
    void givesNothingBackTwiceWhenTheAnswerToARefundIsLost() {
        var order = toPay("KASPI", "5500.00", Duration.ofHours(1));
        var payment = atKaspi(order);
        stack.kaspi().pay(payment.id());
        becomes(order, "PAID");
        stack.kaspi().faults().add(CallFault.next(1, FaultKind.ANSWER_LOST).on(GIVE_BACK));

        payments.refund(UUID.fromString(only(order).path("id").asString()), "1500.00");

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(only(order).path("status").asString()).isEqualTo("PARTLY_REFUNDED"));
        assertThat(stack.kaspi().payment(payment.id()).returned()).isEqualByComparingTo("1500.00");
        assertThat(orders.get(order).path("status").asString()).isEqualTo("PAID");
    }

    /** An order that is offered to its buyer. */
    private static UUID toPay(String provider, String price, Duration within) {
        var order = placed(provider, price, within);
        await().atMost(SOON)
                .until(() -> orders.get(order).path("payment").path("payUrl").isString());
        return order;
    }

    private static UUID placed(String provider, String price, Duration within) {
        return orders.place(
                """
                {"buyer":{"name":"Данияр","phone":"+77000000003"},"recipient":{"name":"Ғалия","phone":"+77000000004"},
                 "delivery":{"address":"Алматы, Төле би 7","date":"2026-03-08","slot":"15:00-16:00","slotId":"18","city":"Алматы","cityId":"2"},
                 "items":[{"name":"Пион","price":"%s","quantity":1}],"payment":{"provider":"%s","payBy":"%s"}}
                """.formatted(price, provider, InstantSource.system().instant().plus(within)));
    }

    private static void becomes(UUID order, String status) {
        await("order becomes " + status)
                .atMost(SOON)
                .untilAsserted(() ->
                        assertThat(orders.get(order).path("status").asString()).isEqualTo(status));
    }

    private static JsonNode only(UUID order) {
        var all = payments.ofOrder(order);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static String attempt(UUID order) {
        return only(order).path("attempts").path(0).path("id").asString();
    }

    private static KaspiPayment atKaspi(UUID order) {
        return stack.kaspi().payments(attempt(order)).getFirst();
    }

    private static List<BitrixOrder> inBitrix(UUID order) {
        return stack.bitrix().shop().findByXmlId(order.toString());
    }

    private static List<String> staffRead(String heading) {
        return stack.telegram().messages(ServiceProperties.STAFF_CHAT).stream()
                .map(message -> message.text().replaceAll("[\\u00a0\\u202f]", " "))
                .filter(text -> text.contains(heading))
                .toList();
    }
}
