package kz.cvety.payments;

import static kz.cvety.payments.World.KASPI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import kz.cvety.events.payments.PaymentAttention;
import kz.cvety.events.payments.PaymentStatus;
import kz.cvety.kit.Money;
import kz.cvety.kit.ShopId;
import kz.cvety.payments.Ledger.Account;
import kz.cvety.payments.Ledger.Reason;
import org.junit.jupiter.api.Test;

/** Money goes back once, whatever becomes of the answer. */
class RefundIT {

    private final ShopId shop = World.shopWithKaspi();

    @Test
    void givesMoneyBackInPartsAndThenTheRest() {
        var payment = paid();

        assertThat(refund(payment, "{\"amount\": \"4000\"}").status()).isEqualTo(201);
        awaitStatus(payment, "PARTLY_REFUNDED");
        refund(payment, "{}");
        awaitStatus(payment, "REFUNDED");

        assertThat(theirs(payment).returned).isEqualByComparingTo("9000");
        assertThat(World.payment(shop, payment).text("/refunds/0/availableBefore"))
                .isEqualTo("9000.00");
        assertThat(World.payment(shop, payment).text("/refunds/0/providerRefundId"))
                .isNotEmpty();
        assertThat(World.told(payment)).endsWith("refunded", "refunded");
        assertThat(World.booked(payment))
                .filteredOn(entry -> entry.reason() == Reason.REFUNDED)
                .hasSize(2)
                .allSatisfy(entry -> {
                    assertThat(entry.debit()).isEqualTo(Account.ORDERS);
                    assertThat(entry.credit()).isEqualTo(Account.clearing(Provider.KASPI));
                })
                .extracting(Ledger.Entry::amount)
                .containsExactly(Money.of("4000", "KZT"), Money.of("5000", "KZT"));
    }

    @Test
    void needsNobodyAnyMoreOnceAllOfItIsBack() {
        var till = new Till(shop);
        var order = till.order("9000.00");
        till.money("9000.00", order, Till.now());
        var twice = till.money("9000.00", order, Till.now());
        assertThat(waiting("paid-twice")).containsExactly(twice.toString());

        till.refund(twice, "4000.00");
        assertThat(till.payment(twice).attention()).isEqualTo(PaymentAttention.PAID_TWICE);
        till.refund(twice, "5000.00");

        assertThat(till.payment(twice).attention()).isNull();
        assertThat(till.payment(twice).status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(waiting("paid-twice")).isEmpty();
        assertThat(World.told(twice)).containsExactly("received", "flagged", "refunded", "refunded", "cleared");
        assertThat(World.booked(twice).stream()
                        .mapToLong(entry -> (entry.reason() == Reason.REFUNDED ? -1 : 1)
                                * entry.amount().minor())
                        .sum())
                .isZero();
    }

    @Test
    void findsOutByWhatIsLeftThatMoneyWentAlthoughTheAnswerIsLost() {
        var payment = paid();
        KASPI.mood(shop.value(), "return", FakeKaspi.Mood.LOSES_ANSWER);

        refund(payment, "{}");

        hurried(payment);
        awaitStatus(payment, "REFUNDED");
        assertThat(theirs(payment).refunds).hasValue(1);
    }

    @Test
    void givesNothingBackTwiceAfterAnInstanceDiedInTheMiddleOfACall() {
        var payment = paid();
        KASPI.mood(shop.value(), "return", FakeKaspi.Mood.LOSES_ANSWER);
        refund(payment, "{}");

        await().until(() -> World.behindTheScenes().sql("""
            update errand set lease = gen_random_uuid(), leased_until = clock_timestamp() - interval '1 s', due_at = now()
            where payment_id = ? and kind = 'REFUND' and begun and lease is null
            """).param(payment).update() == 1);

        awaitStatus(payment, "REFUNDED");
        assertThat(theirs(payment).refunds).hasValue(1);
    }

    @Test
    void findsOutByWhatIsLeftThatNoMoneyWentAndDoesNotTryAgain() {
        var payment = paid();
        KASPI.mood(shop.value(), "return", FakeKaspi.Mood.SILENT);

        refund(payment, "{}");

        hurried(payment);
        awaitRefund(payment, "FAILED");
        assertThat(World.payment(shop, payment).text("/refunds/0/reason")).isEqualTo("not-given-back");
        assertThat(World.payment(shop, payment).text("/status")).isEqualTo("PAID");
        assertThat(theirs(payment).refunds).hasValue(0);
    }

    @Test
    void leavesARefundToAPersonWhereWhatIsLeftDoesNotSay() {
        var payment = paid();
        KASPI.mood(shop.value(), "return", FakeKaspi.Mood.SILENT);
        refund(payment, "{\"amount\": \"4000\"}");
        awaitRefund(payment, "SENT");
        theirs(payment).returned = new BigDecimal("1500");

        hurried(payment);
        awaitRefund(payment, "UNCLEAR");
        assertThat(World.payment(shop, payment).text("/attention")).isEqualTo("UNCLEAR_REFUND");
        assertThat(refund(payment, "{\"amount\": \"1\"}").text("/code")).isEqualTo("refund-under-way");

        var path = "/api/v1/payments/" + payment + "/clear";
        assertThat(World.post(path, World.director(shop), "{\"note\": \"hm\"}").text("/code"))
                .isEqualTo("verdict-required");
        assertThat(World.post(path, World.director(shop), "{\"note\": \"it went\", \"refunded\": true}")
                        .text("/status"))
                .isEqualTo("PARTLY_REFUNDED");
        assertThat(World.payment(shop, payment).body().has("attention")).isFalse();
    }

    @Test
    void asksForNothingBackThatIsNotThere() {
        var payment = paid();
        theirs(payment).returned = new BigDecimal("6000");

        refund(payment, "{\"amount\": \"4000\"}");

        awaitRefund(payment, "FAILED");
        assertThat(theirs(payment).refunds).hasValue(0);
    }

    @Test
    void refusesMoreThanCame() {
        var payment = paid();

        var refused = refund(payment, "{\"amount\": \"9000.01\"}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/code")).isEqualTo("more-than-is-left");
        assertThat(refund(payment, "{\"amount\": \"0\"}").status()).isEqualTo(422);
    }

    @Test
    void notesAtOnceWhatAPersonGaveBackByHand() {
        var cash = UUID.fromString(World.make("/api/v1/payments/manual", shop, "{\"amount\": \"500\"}")
                .text("/id"));

        assertThat(refund(cash, "{}").text("/status")).isEqualTo("REFUNDED");
        assertThat(World.booked(cash)).hasSize(2);
    }

    private UUID paid() {
        var payment = World.request(shop, "9000");
        awaitStatus(payment, "PENDING");
        KASPI.pay(World.payment(shop, payment).text("/attempts/0/providerPaymentId"));
        awaitStatus(payment, "PAID");
        return payment;
    }

    private FakeKaspi.Payment theirs(UUID payment) {
        return KASPI.payment(World.payment(shop, payment).text("/attempts/0/providerPaymentId"));
    }

    private World.Answer refund(UUID payment, String body) {
        return World.make("/api/v1/payments/" + payment + "/refunds", shop, body);
    }

    /** Looks as soon as it may instead of later: the time between two looks is not what is tested. */
    private void hurried(UUID payment) {
        await().until(() -> {
            World.behindTheScenes()
                    .sql("update errand set due_at = now() where payment_id = ? and kind = 'REFUND' and lease is null")
                    .param(payment)
                    .update();
            var state = World.payment(shop, payment).text("/refunds/0/state");
            return !state.equals("WAITING") && !state.equals("SENT");
        });
    }

    private List<String> waiting(String queue) {
        return World.get("/api/v1/payments/queues/" + queue, World.manager(shop))
                .body()
                .at("/items")
                .findValuesAsString("paymentId");
    }

    private void awaitStatus(UUID payment, String status) {
        await().untilAsserted(() ->
                assertThat(World.payment(shop, payment).text("/status")).isEqualTo(status));
    }

    private void awaitRefund(UUID payment, String state) {
        await().untilAsserted(() -> assertThat(World.payment(shop, payment).text("/refunds/0/state"))
                .isEqualTo(state));
    }
}
