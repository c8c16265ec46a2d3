package kz.cvety.orders;

import static kz.cvety.events.orders.OrderStatus.ACCEPTED;
import static kz.cvety.events.orders.OrderStatus.CANCELLED;
import static kz.cvety.events.orders.OrderStatus.DECLINED;
import static kz.cvety.events.orders.OrderStatus.NEW;
import static kz.cvety.events.orders.OrderStatus.PAID;
import static kz.cvety.events.orders.OrderStatus.PROCESSING;
import static kz.cvety.events.orders.OrderStatus.REFUNDED;
import static kz.cvety.events.orders.OrderStatus.RETURNED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import kz.cvety.events.orders.OrderStatus;
import kz.cvety.kit.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettlementTests {

    private static final Money TOTAL = Money.of("12500", Money.TENGE);

    private final UUID id = UUID.randomUUID();

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void letsMoneyMoveOnlyAnOrderThatNobodyWorksOn(OrderStatus status) {
        var step = step(status, pending(), payment("PAID", TOTAL, null));

        if (status == NEW || status == PROCESSING) {
            assertThat(step).isEqualTo(new Settlement(PAID, null));
        } else {
            assertThat(step).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void cancelsOnlyAnOrderThatNobodyWorksOnWhenItsTimeHasPassed(OrderStatus status) {
        var step = step(status, pending(), payment("EXPIRED", TOTAL, null));

        if (status == NEW || status == PROCESSING) {
            assertThat(step).isEqualTo(new Settlement(CANCELLED, "payment-expired"));
        } else {
            assertThat(step).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void callsAnOrderRefundedWhereTheLifecycleLeadsThere(OrderStatus status) {
        var step = step(status, payment("PAID", TOTAL, null), payment("REFUNDED", TOTAL, null));

        if (List.of(PAID, RETURNED, DECLINED, CANCELLED).contains(status)) {
            assertThat(step).isEqualTo(new Settlement(REFUNDED, null));
        } else {
            assertThat(step).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"AMOUNT_DIFFERS", "LATE", "PAID_TWICE", "NO_ORDER", "SOMETHING_NEW"})
    void takesNoMoneyThatAPersonHasToLookAt(String attention) {
        assertThat(step(NEW, pending(), payment("PAID", TOTAL, attention))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNCLEAR_REQUEST", "UNCLEAR_REFUND"})
    void takesMoneyThatIsThereWhateverElseIsUnclear(String attention) {
        assertThat(step(NEW, pending(), payment("PAID", TOTAL, attention))).isEqualTo(new Settlement(PAID, null));
    }

    @Test
    void takesTheMoneyWhenAPersonHasClearedTheDoubt() {
        var step = step(NEW, payment("PAID", TOTAL, "LATE"), payment("PAID", TOTAL, null));

        assertThat(step).isEqualTo(new Settlement(PAID, null));
    }

    @Test
    void neverTakesAnotherAmountThanTheOrderCosts() {
        var less = Money.of("12499.99", Money.TENGE);

        assertThat(step(NEW, pending(), payment("PAID", less, null))).isNull();
        assertThat(step(NEW, pending(), payment("PAID", new Money(TOTAL.minor(), "USD"), null)))
                .isNull();
        assertThat(step(PAID, payment("PAID", less, null), payment("REFUNDED", less, null)))
                .as("the order was paid with other money")
                .isNull();
    }

    @Test
    void doesNothingWithWhatItKnows() {
        var paid = payment("PAID", TOTAL, null);
        var expired = payment("EXPIRED", TOTAL, null);
        var refunded = payment("REFUNDED", TOTAL, null);

        assertThat(step(NEW, paid, paid)).isNull();
        assertThat(step(NEW, paid, payment("PARTLY_REFUNDED", TOTAL, null))).isNull();
        assertThat(step(NEW, expired, expired)).as("reopened by a person since").isNull();
        assertThat(step(CANCELLED, refunded, refunded)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PAID", "PARTLY_REFUNDED", "PENDING", "REQUESTED"})
    void neverCancelsWhileAnotherPaymentHasMoneyOrWaitsForIt(String other) {
        assertThat(step(NEW, pending(), payment("EXPIRED", TOTAL, null), payment(other, TOTAL, "AMOUNT_DIFFERS")))
                .isNull();
    }

    @Test
    void keepsAnOrderPaidWhenOnlyTheSecondPaymentIsGivenBack() {
        var second = payment("REFUNDED", TOTAL, null);

        assertThat(step(PAID, payment("PAID", TOTAL, "PAID_TWICE"), second, payment("PAID", TOTAL, null)))
                .isNull();
        assertThat(step(PAID, payment("PAID", TOTAL, null), second, payment("EXPIRED", TOTAL, null)))
                .isEqualTo(new Settlement(REFUNDED, null));
    }

    @Test
    void leavesAPartlyRefundedOrderAsItIs() {
        assertThat(step(ACCEPTED, payment("PAID", TOTAL, null), payment("PARTLY_REFUNDED", TOTAL, null)))
                .isNull();
        assertThat(step(PAID, payment("PAID", TOTAL, null), payment("PARTLY_REFUNDED", TOTAL, null)))
                .isNull();
    }

    private Settlement step(OrderStatus status, OrderPayment before, OrderPayment now, OrderPayment... others) {
        return Settlement.of(Samples.order(id, status), before, now, List.of(others))
                .orElse(null);
    }

    private OrderPayment pending() {
        return payment("PENDING", TOTAL, null);
    }

    private OrderPayment payment(String status, Money amount, String attention) {
        return new OrderPayment(
                UUID.randomUUID(),
                id,
                1,
                "KASPI",
                status,
                amount,
                Money.zero("KZT"),
                null,
                null,
                attention,
                Samples.NOON,
                null);
    }
}
