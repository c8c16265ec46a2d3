package kz.cvety.payments.orders;

import static kz.cvety.payments.Till.heard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.events.payments.PaymentAttention;
import kz.cvety.events.payments.PaymentStatus;
import kz.cvety.kit.Money;
import kz.cvety.payments.PayableOrder;
import kz.cvety.payments.PayableOrders;
import kz.cvety.payments.Payment;
import kz.cvety.payments.Till;
import kz.cvety.payments.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FollowOrdersIT {

    private final Till till = new Till();
    private final UUID order = UUID.randomUUID();
    private final Instant payBy = Till.now().plus(Duration.ofHours(2));

    @Test
    void asksOnceForTheMoneyOfAnOrderThatWantsToBePaidWithUs() {
        for (var times = 0; times < 2; times++) {
            till.hear(heard(order, 1, "NEW", "9000.00", payBy));
            till.hear(heard(order, 2, "PROCESSING", "9000.00", payBy));
        }

        var payment = till.paymentOf(order).orElseThrow();
        assertThat(payment.status()).isEqualTo(PaymentStatus.REQUESTED);
        assertThat(payment.amount()).isEqualTo(Till.tenge("9000"));
        assertThat(payment.payBy()).isEqualTo(payBy);
        assertThat(World.told(payment.id())).containsExactly("requested");
    }

    @Test
    void asksForNothingWhereMoneyIsNotArrangedWithUs() {
        till.hear(heard(order, 1, "NEW", "9000.00"));

        assertThat(till.paymentOf(order)).isEmpty();
        assertThat(known()).map(PayableOrder::total).hasValue(Till.tenge("9000"));
    }

    @Test
    void asksWhenTheOrderSaysSoLater() {
        till.hear(heard(order, 1, "NEW", "9000.00"));
        till.hear(heard(order, 2, "NEW", "9000.00", payBy));

        assertThat(till.paymentOf(order)).isPresent();
    }

    @Test
    void keepsTheNewestVersionWhateverComesAfterIt() {
        till.hear(heard(order, 3, "NEW", "9000.00", payBy), heard(order, 2, "NEW", "1.00", payBy));
        till.hear(heard(order, 1, "CANCELLED", "2.00", payBy));

        assertThat(known()).map(PayableOrder::version).hasValue(3L);
        assertThat(known()).map(PayableOrder::total).hasValue(Till.tenge("9000"));
        assertThat(status()).isEqualTo(PaymentStatus.REQUESTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CANCELLED", "DECLINED", "RETURNED", "REFUNDED"})
    void asksNoLongerForAnOrderThatNobodyWants(String status) {
        till.hear(heard(order, 1, "NEW", "9000.00", payBy));
        for (var times = 0; times < 2; times++) {
            till.hear(heard(order, 2, status, "9000.00", payBy));
        }

        var payment = till.paymentOf(order).orElseThrow();
        assertThat(payment.status()).isEqualTo(PaymentStatus.CANCELLED);
        assertThat(World.told(payment.id())).containsExactly("requested", "ended");
    }

    @Test
    void asksNothingForAnOrderThatWasOverWhenItWasFirstHeardOf() {
        till.hear(heard(order, 1, "NEW", "9000.00", payBy), heard(order, 2, "CANCELLED", "9000.00", payBy));

        assertThat(till.ofOrder(order)).isEmpty();
    }

    @Test
    void bringsMoneyOfAnOrderThatNobodyWantsBeforeAPerson() {
        till.hear(heard(order, 1, "NEW", "9000.00"));
        var paid = till.money("9000.00", order, Till.now());
        assertThat(till.payment(paid).attention()).isNull();

        till.hear(heard(order, 2, "CANCELLED", "9000.00"));

        assertThat(till.payment(paid).attention()).isEqualTo(PaymentAttention.LATE);
        assertThat(till.payment(paid).status()).isEqualTo(PaymentStatus.PAID);
        assertThat(World.told(paid).getLast()).isEqualTo("flagged");
    }

    @Test
    void bringsNobodyWhatWasGivenBackBeforeTheOrderEnded() {
        till.hear(heard(order, 1, "NEW", "9000.00"));
        var paid = till.money("9000.00", order, Till.now());
        till.refund(paid, "9000.00");

        till.hear(heard(order, 2, "REFUNDED", "9000.00"));

        assertThat(till.payment(paid).attention()).isNull();
        assertThat(till.payment(paid).status()).isEqualTo(PaymentStatus.REFUNDED);
    }

    @Test
    void bringsMoneyBeforeAPersonWhileItIsNotWhatItsOrderCosts() {
        till.hear(heard(order, 1, "NEW", "9000.00"));
        var paid = till.money("9000.00", order, Till.now());

        for (var times = 0; times < 2; times++) {
            till.hear(heard(order, 2, "PAID", "9500.00"));
        }
        assertThat(till.payment(paid).attention()).isEqualTo(PaymentAttention.AMOUNT_DIFFERS);
        till.hear(heard(order, 3, "PAID", "9000.00"));

        assertThat(till.payment(paid).attention()).isNull();
        assertThat(World.told(paid)).containsExactly("received", "flagged", "cleared");
    }

    @Test
    void needsNobodyAnyMoreOnceTheDifferenceWasGivenBack() {
        till.hear(heard(order, 1, "NEW", "9000.00"));
        var paid = till.money("9000.00", order, Till.now());
        till.hear(heard(order, 2, "PAID", "8500.00"));

        till.refund(paid, "300.00");
        assertThat(till.payment(paid).attention()).isEqualTo(PaymentAttention.AMOUNT_DIFFERS);
        till.refund(paid, "200.00");

        assertThat(till.payment(paid).attention()).isNull();
        assertThat(World.told(paid)).containsExactly("received", "flagged", "refunded", "refunded", "cleared");
    }

    @Test
    void bringsNobodyWhatWasGivenBackOfAnOrderThatCostsTheSame() {
        till.hear(heard(order, 1, "NEW", "9000.00"));
        var paid = till.money("9000.00", order, Till.now());
        till.refund(paid, "1000.00");

        till.hear(heard(order, 2, "ACCEPTED", "9000.00"));

        assertThat(till.payment(paid).attention()).isNull();
    }

    @Test
    void asksForWhatItAskedForAndJudgesWhatComesByWhatTheOrderCostsThen() {
        var kaspi = new Till(World.shopWithKaspi());
        kaspi.hear(heard(order, 1, "NEW", "9000.00", payBy));
        await().until(() -> kaspi.paymentOf(order).orElseThrow().status() == PaymentStatus.PENDING);
        var payment = kaspi.paymentOf(order).orElseThrow().id();

        kaspi.hear(heard(order, 2, "NEW", "9500.00", payBy));

        assertThat(kaspi.payment(payment).amount()).isEqualTo(Till.tenge("9000"));
        assertThat(World.told(payment)).containsExactly("requested", "offered");
        World.KASPI.pay(World.payment(kaspi.shop, payment).text("/attempts/0/providerPaymentId"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> kaspi.payment(payment).isPaid());
        assertThat(kaspi.payment(payment).attention()).isEqualTo(PaymentAttention.AMOUNT_DIFFERS);
    }

    @Test
    void judgesMoneyByWhatIsKnownOfItsOrder() {
        till.hear(heard(order, 1, "NEW", "9000.00"));
        till.hear(heard(order, 2, "NEW", "9500.00"));
        var over = till.order("700.00");
        till.hear(heard(over, 2, "CANCELLED", "700.00"));
        var paid = till.order("100.00");

        assertThat(judged("9000.00", order)).isEqualTo(PaymentAttention.AMOUNT_DIFFERS);
        assertThat(judged("700.00", over)).isEqualTo(PaymentAttention.LATE);
        assertThat(judged("100.00", paid)).isNull();
        assertThat(judged("100.00", paid)).isEqualTo(PaymentAttention.PAID_TWICE);
    }

    @Test
    void readsAStatusThatThisBuildDoesNotKnow() {
        till.hear(heard(order, 1, "ON_THE_MOON", "9000.00", payBy));

        assertThat(known()).map(PayableOrder::status).hasValue("ON_THE_MOON");
        assertThat(till.ofOrder(order)).isEmpty();
    }

    @Test
    void hidesAnOrderFromEveryOtherShop() {
        till.hear(heard(order, 1, "NEW", "9000.00", payBy));
        var other = new Till();
        other.hear(heard(order, 5, "CANCELLED", "1.00", payBy));

        assertThat(other.call(() -> World.bean(PayableOrders.class).find(till.shop, order)))
                .isEmpty();
        assertThat(known()).map(PayableOrder::version).hasValue(1L);
        assertThat(status()).isEqualTo(PaymentStatus.REQUESTED);
    }

    @Test
    void hearsOfManyOrdersInOneStatement() {
        var many = new HeardOrder[200];
        for (var i = 0; i < many.length; i++) {
            many[i] = heard(UUID.randomUUID(), 1, "ACCEPTED", i + ".00");
        }

        till.hear(many);

        var last = many[many.length - 1].order();
        assertThat(till.call(() -> World.bean(PayableOrders.class).find(till.shop, last.id())))
                .map(PayableOrder::total)
                .hasValue(new Money(19900, Money.TENGE));
    }

    private PaymentAttention judged(String amount, UUID order) {
        return till.payment(till.money(amount, order, Till.now())).attention();
    }

    private PaymentStatus status() {
        return till.paymentOf(order).map(Payment::status).orElseThrow();
    }

    private Optional<PayableOrder> known() {
        return till.call(() -> World.bean(PayableOrders.class).find(till.shop, order));
    }
}
