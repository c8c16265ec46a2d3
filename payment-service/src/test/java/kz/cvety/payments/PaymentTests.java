package kz.cvety.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.cvety.events.payments.PaymentAssigned;
import kz.cvety.events.payments.PaymentAttention;
import kz.cvety.events.payments.PaymentCleared;
import kz.cvety.events.payments.PaymentEnded;
import kz.cvety.events.payments.PaymentEvent;
import kz.cvety.events.payments.PaymentFlagged;
import kz.cvety.events.payments.PaymentOffered;
import kz.cvety.events.payments.PaymentReceived;
import kz.cvety.events.payments.PaymentRefunded;
import kz.cvety.events.payments.PaymentRequested;
import kz.cvety.events.payments.PaymentStatus;
import kz.cvety.kit.Money;
import kz.cvety.kit.ShopId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaymentTests {

    private static final ShopId SHOP = new ShopId("astana");
    private static final Instant NOW = Instant.parse("2026-03-08T07:00:00Z");
    private static final Money PRICE = Money.of("9000", "KZT");

    private final PayableOrder order = order("NEW", PRICE);
    private final UUID attempt = UUID.randomUUID();
    private final Payment payment =
            Payment.request(SHOP, UUID.randomUUID(), order, Provider.KASPI, NOW.plus(Duration.ofHours(1)), NOW);

    @Test
    void asksForWhatTheOrderCosts() {
        assertThat(payment.requested()).isInstanceOf(PaymentRequested.class);
        var told = payment.snapshot();
        assertThat(told.amount()).isEqualTo("9000.00");
        assertThat(told.status()).isEqualTo("REQUESTED");
        assertThat(told.orderId()).isEqualTo(order.id());
        assertThat(told.version()).isEqualTo(1);
    }

    @Test
    void offersTheAddressOfItsAttempt() {
        payment.attempt(attempt, NOW);

        var told = payment.open(attempt, "77", "https://pay.example/77", NOW);

        assertThat(told).singleElement().isInstanceOf(PaymentOffered.class);
        assertThat(told.getFirst().payment().payUrl()).isEqualTo("https://pay.example/77");
        assertThat(payment.status()).isEqualTo(PaymentStatus.PENDING);
    }

    @ParameterizedTest
    @EnumSource(
            value = AttemptState.class,
            names = {"CREATING", "OPEN", "UNCLEAR"})
    void hasNoSecondAttemptBeforeTheFirstIsFinal(AttemptState first) {
        payment.attempt(attempt, NOW);
        if (first == AttemptState.OPEN) {
            payment.open(attempt, "77", "https://pay.example/77", NOW);
        } else if (first == AttemptState.UNCLEAR) {
            payment.lose(attempt, "timeout", NOW);
        }

        assertThatThrownBy(() -> payment.attempt(UUID.randomUUID(), NOW)).isInstanceOf(PaymentRefused.NotNow.class);
    }

    @Test
    void takesBackWhatAFailedAttemptOffered() {
        opened();

        var told = payment.close(attempt, AttemptState.FAILED, "kaspi-Error", NOW);

        assertThat(told).singleElement().isInstanceOf(PaymentRequested.class);
        assertThat(payment.payUrl()).isNull();
        assertThat(payment.attempt(UUID.randomUUID(), NOW).state()).isEqualTo(AttemptState.CREATING);
    }

    @Test
    void needsNobodyAnyMoreOnceAnUnclearAttemptTurnsUp() {
        payment.attempt(attempt, NOW);
        assertThat(payment.lose(attempt, "timeout", NOW)).singleElement().isInstanceOf(PaymentFlagged.class);
        payment.end(PaymentStatus.EXPIRED, NOW);

        var told = payment.open(attempt, "77", "https://pay.example/77", NOW);

        assertThat(told).singleElement().isInstanceOf(PaymentCleared.class);
        assertThat(payment.snapshot().attention()).isNull();
        assertThat(payment.payUrl()).isNull();
    }

    @Test
    void isPaidOnce() {
        opened();

        var told = receive(money("9000"));

        assertThat(told).singleElement().isInstanceOf(PaymentReceived.class);
        assertThat(payment.liesIn()).isEqualTo(Purse.ORDERS);
        assertThat(payment.attempts().getFirst().state()).isEqualTo(AttemptState.PAID);
        assertThat(receive(money("9000"))).isEmpty();
    }

    @Test
    void saysThatAPersonHasToLookWhenTheAmountDiffers() {
        opened();

        var told = receive(money("8999.99"));

        assertThat(told).hasSize(2);
        assertThat(told.getFirst()).isInstanceOf(PaymentReceived.class);
        assertThat(told.getFirst().payment().attention()).isEqualTo("AMOUNT_DIFFERS");
        assertThat(told.getLast()).isInstanceOf(PaymentFlagged.class);
        assertThat(told.getLast().payment().version())
                .isEqualTo(told.getFirst().payment().version() + 1);
        assertThat(payment.snapshot().amount()).isEqualTo("8999.99");
    }

    @Test
    void takesMoneyThatComesAfterTheEndAndGivesItToNobody() {
        opened();
        assertThat(payment.end(PaymentStatus.EXPIRED, NOW)).singleElement().isInstanceOf(PaymentEnded.class);
        assertThat(payment.end(PaymentStatus.CANCELLED, NOW)).isEmpty();

        receive(money("9000"));

        assertThat(payment.status()).isEqualTo(PaymentStatus.PAID);
        assertThat(payment.attention()).isEqualTo(PaymentAttention.LATE);
        assertThat(payment.liesIn()).isEqualTo(Purse.UNASSIGNED);
    }

    @Test
    void judgesMoneyByWhatItIsFor() {
        var paid = Money.of("9000", "KZT");

        assertThat(Judgement.of(paid, PRICE, order, false, false).attention()).isNull();
        assertThat(Judgement.of(paid, PRICE, order, false, true).attention()).isEqualTo(PaymentAttention.PAID_TWICE);
        assertThat(Judgement.of(paid, PRICE, order("CANCELLED", PRICE), false, false)
                        .attention())
                .isEqualTo(PaymentAttention.LATE);
        assertThat(Judgement.of(paid, PRICE, order("NEW", Money.of("9500", "KZT")), false, false)
                        .attention())
                .isEqualTo(PaymentAttention.AMOUNT_DIFFERS);
        assertThat(Judgement.of(paid, PRICE, null, false, false).attention()).isNull();
    }

    @Test
    void isAskedForNoLongerOnceItIsPaid() {
        opened();
        receive(money("9000"));

        assertThat(payment.end(PaymentStatus.EXPIRED, NOW)).isEmpty();
        assertThat(payment.status()).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    void isGivenBackInParts() {
        opened();
        receive(money("9000"));

        assertThat(giveBack("4000").payment().status()).isEqualTo("PARTLY_REFUNDED");
        assertThatThrownBy(() -> wish("5000.01")).isInstanceOf(PaymentRefused.MoreThanIsLeft.class);
        var last = giveBack("5000");
        assertThat(last.payment().status()).isEqualTo("REFUNDED");
        assertThat(last.payment().refunded()).isEqualTo("9000.00");
        assertThatThrownBy(() -> wish("1")).isInstanceOf(PaymentRefused.NotNow.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = PaymentAttention.class,
            names = {"LATE", "PAID_TWICE", "NO_ORDER", "AMOUNT_DIFFERS"})
    void needsNobodyAnyMoreOnceAllOfItIsBack(PaymentAttention why) {
        opened();
        receive(money("9000"));
        payment.flag(why, NOW);

        giveBack("4000");
        assertThat(payment.attention()).isEqualTo(why);
        var told = payment.gaveBack(wish("5000"), "r-2", NOW);

        assertThat(told).hasSize(2);
        assertThat(told.getFirst()).isInstanceOf(PaymentRefunded.class);
        assertThat(told.getLast()).isInstanceOf(PaymentCleared.class);
        assertThat(told.getLast().payment().attention()).isNull();
        assertThat(told.getLast().payment().version())
                .isEqualTo(told.getFirst().payment().version() + 1);
    }

    @Test
    void leavesARefundThatIsUnclearToItsVerdict() {
        opened();
        receive(money("9000"));
        var refund = wish("9000");
        payment.loseRefund(refund, "timeout", NOW);

        assertThat(payment.gaveBack(refund, null, NOW)).singleElement().isInstanceOf(PaymentRefunded.class);

        assertThat(payment.attention()).isEqualTo(PaymentAttention.UNCLEAR_REFUND);
    }

    @Test
    void hasOneRefundAtATime() {
        opened();
        receive(money("9000"));
        var first = wish("1000");

        assertThatThrownBy(() -> wish("1000")).isInstanceOf(PaymentRefused.RefundUnderWay.class);
        payment.loseRefund(first, "timeout", NOW);
        assertThatThrownBy(() -> wish("1000")).isInstanceOf(PaymentRefused.RefundUnderWay.class);
        assertThat(payment.attention()).isEqualTo(PaymentAttention.UNCLEAR_REFUND);
    }

    @Test
    void isAssignedToTheOrderItPaysFor() {
        var lost = Payment.received(SHOP, UUID.randomUUID(), null, money("9000"), Judgement.WITHOUT_ORDER, NOW);
        assertThat(lost.arrived()).hasSize(2);
        assertThat(lost.attention()).isEqualTo(PaymentAttention.NO_ORDER);

        var told = lost.assign(order, Judgement.of(PRICE, PRICE, order, false, false), NOW);

        assertThat(told).singleElement().isInstanceOf(PaymentAssigned.class);
        assertThat(lost.liesIn()).isEqualTo(Purse.ORDERS);
        assertThat(lost.snapshot().attention()).isNull();
        assertThatThrownBy(() -> lost.assign(order, new Judgement(null), NOW))
                .isInstanceOf(PaymentRefused.NotNow.class);
    }

    @Test
    void isClearedByAPerson() {
        opened();
        receive(money("1"));

        assertThat(payment.clear("called the buyer", NOW)).singleElement().isInstanceOf(PaymentCleared.class);
        assertThat(payment.clear("again", NOW)).isEmpty();
        assertThat(payment.note()).isEqualTo("again");
    }

    private void opened() {
        payment.attempt(attempt, NOW);
        payment.open(attempt, "77", "https://pay.example/77", NOW);
    }

    private List<PaymentEvent> receive(Incoming money) {
        var judged = Judgement.of(money.amount(), payment.amount(), order, !payment.isOpen(), false);
        return payment.receive(attempt, money, judged, NOW);
    }

    private UUID wish(String amount) {
        return payment.giveBack(new Refund.Wish(UUID.randomUUID(), Money.of(amount, "KZT"), null, "user:1"), NOW)
                .id();
    }

    private PaymentRefunded giveBack(String amount) {
        return (PaymentRefunded) payment.gaveBack(wish(amount), "r-1", NOW).getFirst();
    }

    private static Incoming money(String amount) {
        return new Incoming(Provider.KASPI, "77", "tx-77", Money.of(amount, "KZT"), NOW);
    }

    private static PayableOrder order(String status, Money total) {
        return new PayableOrder(UUID.randomUUID(), 1, status, total, "A-17", null);
    }
}
