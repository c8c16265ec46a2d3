package kz.cvety.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.cvety.events.orders.OrderStatus;
import kz.cvety.kit.Money;
import org.junit.jupiter.api.Test;

class PaymentSummaryTests {

    private static final Money TOTAL = Money.of("12500", Money.TENGE);
    private static final Instant PAY_BY = Samples.NOON.plusSeconds(3600);

    private final Order order = Samples.toBePaid(OrderStatus.NEW, PAY_BY);

    @Test
    void saysNothingOfAnOrderThatIsNotPaidOnline() {
        assertThat(PaymentSummary.of(Samples.order(OrderStatus.NEW), List.of())).isEmpty();
    }

    @Test
    void saysWhatIsAskedForBeforeAnyPaymentWasHeardOf() {
        var summary = PaymentSummary.of(order, List.of()).orElseThrow();

        assertThat(summary.status()).isEqualTo("REQUESTED");
        assertThat(summary.amount()).isEqualTo(TOTAL);
        assertThat(summary.provider()).isEqualTo("KASPI");
        assertThat(summary.payBy()).isEqualTo(PAY_BY);
        assertThat(order.snapshot().payment()).extracting("provider", "payBy").containsExactly("KASPI", PAY_BY);
    }

    @Test
    void isToldByThePaymentThatHasMoneyThenByTheOneThatWaitsForIt() {
        var expired = payment("EXPIRED", 1, null);
        var pending = payment("PENDING", 2, null);
        var paid = payment("PAID", 3, null);
        var late = payment("EXPIRED", 4, null);

        assertThat(status(expired)).isEqualTo("EXPIRED");
        assertThat(status(expired, pending, late)).isEqualTo("PENDING");
        assertThat(status(expired, pending, paid, late)).isEqualTo("PAID");
        assertThat(status(payment("REFUNDED", 1, null), late)).isEqualTo("REFUNDED");
        assertThat(status(payment("FROZEN", 5, null))).isEqualTo("FROZEN");
    }

    @Test
    void showsWhereToPayOnlyWhileOneCan() {
        assertThat(summary(payment("PENDING", 1, null)).payUrl()).isEqualTo("https://pay.example/1");
        assertThat(summary(payment("PAID", 1, null)).payUrl()).isNull();
        assertThat(summary(payment("EXPIRED", 1, null)).payUrl()).isNull();
    }

    @Test
    void showsThatAPersonHasToLookAtAnyOfThem() {
        assertThat(summary(payment("PAID", 1, null), payment("PAID", 2, "PAID_TWICE"))
                        .attention())
                .isEqualTo("PAID_TWICE");
        assertThat(summary(payment("PAID", 1, null)).attention()).isNull();
    }

    @Test
    void showsThatTheOrderCostsSomethingElseThanWhatCame() {
        order.amend(Samples.items(List.of(Samples.line("Roses", "6000", 2))), Samples.byBitrix());

        assertThat(summary(payment("PAID", 1, null)).attention()).isEqualTo("AMOUNT_DIFFERS");
    }

    private String status(OrderPayment... payments) {
        return summary(payments).status();
    }

    private PaymentSummary summary(OrderPayment... payments) {
        return PaymentSummary.of(order, List.of(payments)).orElseThrow();
    }

    private OrderPayment payment(String status, int minute, String attention) {
        return new OrderPayment(
                UUID.randomUUID(),
                order.id(),
                1,
                "KASPI",
                status,
                TOTAL,
                Money.zero("KZT"),
                "https://pay.example/1",
                null,
                attention,
                Samples.NOON.plusSeconds(60L * minute),
                null);
    }
}
