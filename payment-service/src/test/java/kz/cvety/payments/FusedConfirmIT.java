package kz.cvety.payments;

import static kz.cvety.payments.World.KASPI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import kz.cvety.events.orders.PaymentTerms;
import kz.cvety.kit.Money;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.payments.ConfirmPayment.Outcome;
import kz.cvety.payments.Ledger.Account;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** However the news of money comes, and how often: one payment, one fact, one entry in the books. */
class FusedConfirmIT {

    private final ShopId shop = World.shopWithKaspi();

    @Test
    void findsByAskingThatMoneyCameWhenTheCallbackIsLost() {
        var payment = World.request(shop, "9000");
        var theirs = offered(payment);

        KASPI.pay(theirs);

        paidOnce(payment, Account.ORDERS);
    }

    @Test
    void takesACallbackOnceHoweverOftenItComes() {
        var payment = World.request(shop, "9000");
        var theirs = offered(payment);

        assertThat(callback(theirs, "9000.00").text("/status")).isEqualTo("taken");
        assertThat(callback(theirs, "9000.00").text("/status")).isEqualTo("known");
        assertThat(callback(theirs, 9000).text("/status")).isEqualTo("known");
        KASPI.pay(theirs);

        paidOnce(payment, Account.ORDERS);
    }

    @Test
    void keepsACallbackThatComesBeforeTheIdIsStored() {
        KASPI.mood(shop.value(), "create", FakeKaspi.Mood.UNAVAILABLE);
        var payment = World.request(shop, "9000");
        var attempt = UUID.fromString(World.payment(shop, payment).text("/attempts/0/id"));
        var early = "early-" + shop;

        assertThat(callback(early, "9000").text("/status")).isEqualTo("kept");
        assertThat(callback(early, "9000").text("/status")).isEqualTo("kept");
        within(() -> {
            World.bean(StoreAttempt.class)
                    .opened(shop, payment, attempt, early, "https://pay.example/1", StoreAttempt.UNHURRIED);
            return true;
        });

        paidOnce(payment, Account.ORDERS);
    }

    @RepeatedTest(10)
    void hearsOfMoneyInTheMomentInWhichItStoresTheId() throws Exception {
        KASPI.mood(shop.value(), "create", FakeKaspi.Mood.UNAVAILABLE);
        var payment = World.request(shop, "9000");
        var attempt = UUID.fromString(World.payment(shop, payment).text("/attempts/0/id"));
        var theirs = "race-" + UUID.randomUUID();

        atOnce(List.<Callable<Boolean>>of(
                () -> within(() -> {
                    World.bean(StoreAttempt.class)
                            .opened(shop, payment, attempt, theirs, "https://pay.example/1", StoreAttempt.UNHURRIED);
                    return true;
                }),
                () -> callback(theirs, "9000").status() == 200));

        paidOnce(payment, Account.ORDERS);
    }

    @RepeatedTest(10)
    void hearsTheSameFromTwoAtTheSameInstant() throws Exception {
        var payment = World.request(shop, "9000");
        var theirs = offered(payment);
        var money = new Incoming(Provider.KASPI, theirs, "tx-" + theirs, Money.of("9000", "KZT"), Instant.now());
        KASPI.pay(theirs);

        var outcomes = atOnce(List.<Callable<Outcome>>of(
                () -> within(() -> World.bean(ConfirmPayment.class).handle(shop, money)),
                () -> within(() -> World.bean(ConfirmPayment.class).handle(shop, money)),
                () -> Outcome.valueOf(callback(theirs, "9000").text("/status").toUpperCase(Locale.ROOT))));

        assertThat(outcomes.stream().filter(Outcome.TAKEN::equals).count()).isLessThanOrEqualTo(1);
        paidOnce(payment, Account.ORDERS);
    }

    @Test
    void givesMoneyThatComesAfterTheCancellationToNobody() {
        var order = World.order(shop, "9000");
        var payment = World.requestFor(shop, order, Duration.ofHours(1));
        var theirs = offered(payment);
        World.order(shop, order, "CANCELLED", "9000", null);
        within(() -> {
            World.bean(EndPayment.class).ofOrder(shop, order, Origin.SYSTEM);
            return true;
        });
        assertThat(World.payment(shop, payment).text("/status")).isEqualTo("CANCELLED");

        KASPI.pay(theirs);

        await().untilAsserted(() ->
                assertThat(World.payment(shop, payment).text("/attention")).isEqualTo("LATE"));
        assertThat(World.told(payment)).containsExactly("requested", "offered", "ended", "received", "flagged");
        assertThat(World.booked(payment))
                .singleElement()
                .satisfies(entry -> assertThat(entry.credit()).isEqualTo(Account.UNASSIGNED));
    }

    @Test
    void endsAPaymentWhoseTimePassesAndStillTakesItsMoney() {
        var payment = World.requestFor(shop, World.order(shop, "9000"), Duration.ofSeconds(2));
        var theirs = offered(payment);

        await().untilAsserted(() ->
                assertThat(World.payment(shop, payment).text("/status")).isEqualTo("EXPIRED"));
        KASPI.pay(theirs);

        await().untilAsserted(() ->
                assertThat(World.payment(shop, payment).text("/status")).isEqualTo("PAID"));
        assertThat(World.payment(shop, payment).text("/attention")).isEqualTo("LATE");
    }

    @Test
    void asksALastTimeBeforeItEndsAPayment() {
        var payment = World.requestFor(shop, World.order(shop, "9000"), Duration.ofSeconds(2));
        var theirs = offered(payment);
        KASPI.mood(shop.value(), "status", FakeKaspi.Mood.SILENT);
        KASPI.pay(theirs);
        await().until(() -> World.behindTheScenes()
                        .sql("select tries from errand where payment_id = ? and kind = 'END'")
                        .param(payment)
                        .query(Integer.class)
                        .optional()
                        .orElse(0)
                > 0);
        assertThat(World.payment(shop, payment).text("/status")).isEqualTo("PENDING");

        KASPI.cheerUp(shop.value(), "status");

        paidOnce(payment, Account.ORDERS);
    }

    @Test
    void keepsTheSecondMoneyOfAnOrderApart() {
        var order = World.order(shop, "9000");
        var payment = World.requestFor(shop, order, Duration.ofHours(1));
        var theirs = offered(payment);
        var cash =
                World.make("/api/v1/payments/manual", shop, "{\"orderId\": \"" + order + "\", \"amount\": \"9000\"}");
        assertThat(cash.text("/status")).isEqualTo("PAID");
        assertThat(World.payment(shop, payment).text("/status")).isEqualTo("CANCELLED");

        KASPI.pay(theirs);

        await().untilAsserted(() ->
                assertThat(World.payment(shop, payment).text("/attention")).isEqualTo("PAID_TWICE"));
        assertThat(World.payment(shop, payment).text("/liesIn")).isEqualTo("UNASSIGNED");
    }

    @Test
    void saysSoWhenTheAmountDiffers() {
        var payment = World.request(shop, "9000");
        var theirs = offered(payment);

        callback(theirs, "8000");

        var shown = World.payment(shop, payment);
        assertThat(shown.text("/attention")).isEqualTo("AMOUNT_DIFFERS");
        assertThat(shown.text("/amount")).isEqualTo("8000.00");
        assertThat(World.told(payment)).containsExactly("requested", "offered", "received", "flagged");
    }

    @Test
    void letsMoneyThatNobodyKnowsStandByItself() {
        var theirs = "nobody-" + shop;
        assertThat(callback(theirs, "700").text("/status")).isEqualTo("kept");

        var notice = World.bean(Notices.class).oldest(1000).stream()
                .filter(each -> each.shop().equals(shop))
                .findFirst()
                .orElseThrow();
        within(() -> World.bean(ConfirmPayment.class).withoutOrder(shop, notice.money()));

        var listed = World.get("/api/v1/payments?attention=NO_ORDER", World.manager(shop));
        assertThat(listed.text("/payments/0/amount")).isEqualTo("700.00");
        assertThat(callback(theirs, "700").text("/status")).isEqualTo("known");
    }

    @Test
    void asksForTheMoneyOfAnOrderOnceByItsTerms() {
        var terms = new PaymentTerms("KASPI", Instant.now().plusSeconds(3600));
        var id = World.order(shop, UUID.randomUUID(), "NEW", "9000", terms);
        var order = within(() -> World.bean(PayableOrders.class).find(shop, id).orElseThrow());

        assertThat(within(() -> World.bean(RequestPayment.class).forTerms(shop, order)))
                .isPresent();
        assertThat(within(() -> World.bean(RequestPayment.class).forTerms(shop, order)))
                .isEmpty();
    }

    private void paidOnce(UUID payment, Account to) {
        await().untilAsserted(() ->
                assertThat(World.payment(shop, payment).text("/status")).isEqualTo("PAID"));
        assertThat(World.told(payment)).containsExactly("requested", "offered", "received");
        assertThat(World.booked(payment)).singleElement().satisfies(entry -> {
            assertThat(entry.debit()).isEqualTo(Account.clearing(Provider.KASPI));
            assertThat(entry.credit()).isEqualTo(to);
            assertThat(entry.amount()).isEqualTo(Money.of("9000", "KZT"));
        });
        assertThat(World.get("/api/v1/payments", World.manager(shop)).body().at("/payments"))
                .hasSize(1);
    }

    /** Kaspi's id of the link, once the buyer can be sent there. */
    private String offered(UUID payment) {
        await().untilAsserted(() ->
                assertThat(World.payment(shop, payment).text("/status")).isEqualTo("PENDING"));
        return World.payment(shop, payment).text("/attempts/0/providerPaymentId");
    }

    private World.Answer callback(String theirs, Object amount) {
        return World.callback(
                World.webhookSecret(shop),
                "{\"QrPaymentId\": \"%s\", \"Status\": \"Processed\", \"TransactionId\": \"tx-%s\", \"Amount\": %s}"
                        .formatted(theirs, theirs, amount));
    }

    private <T> T within(Supplier<T> work) {
        return World.bean(ShopTransactions.class).call(shop, work);
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        var barrier = new CyclicBarrier(calls.size());
        try (var executor = Executors.newFixedThreadPool(calls.size())) {
            var running = calls.stream()
                    .map(call -> executor.submit(() -> {
                        barrier.await();
                        return call.call();
                    }))
                    .toList();
            var results = new ArrayList<T>();
            for (var each : running) {
                results.add(each.get());
            }
            return results;
        }
    }
}
