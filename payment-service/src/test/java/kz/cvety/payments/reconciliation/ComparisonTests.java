package kz.cvety.payments.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kz.cvety.kit.Money;
import kz.cvety.payments.StatementLine;
import kz.cvety.payments.StatementLine.Kind;
import org.junit.jupiter.api.Test;

class ComparisonTests {

    private static final Instant NOON = Instant.parse("2026-03-08T07:00:00Z");
    private static final Money ZERO = tenge("0");

    private final Ours paid = ours(NOON, "9000", "0", "0", true);
    private final Ours unpaid = ours(null, "9000", "0", "0", false);

    @Test
    void findsNothingWhereBothSayTheSame() {
        var refunded = ours(NOON, "9000", "3000", "1000", true);

        assertThat(compare(List.of(line(Kind.PAID, "9000", null)), paid)).isEmpty();
        assertThat(compare(List.of(line(Kind.PAID, "9000", "3000")), refunded)).isEmpty();
        assertThat(compare(List.of(line(Kind.PAID, "9000", null), line(Kind.REFUND, "1000", null)), refunded))
                .isEmpty();
        assertThat(compare(List.of(line(Kind.UNPAID, "9000", null)), unpaid)).isEmpty();
    }

    @Test
    void findsMoneyThatIsMissingHere() {
        var theirs = new StatementLine(Kind.PAID, null, "T-unknown", tenge("500"), null, NOON);

        var found = Comparison.of(List.of(theirs, theirs), List.of(), true);

        assertThat(found).singleElement().satisfies(difference -> {
            assertThat(difference.kind()).isEqualTo(Difference.Kind.MISSING_HERE);
            assertThat(difference.transactionId()).isEqualTo("T-unknown");
            assertThat(difference.theirs()).isEqualTo(tenge("500"));
            assertThat(difference.ours()).isNull();
        });
    }

    @Test
    void asksNothingOfWhatWasNeitherPaidNorKnown() {
        var theirs = new StatementLine(Kind.UNPAID, "P-unknown", null, tenge("500"), null, null);

        assertThat(Comparison.of(List.of(theirs), List.of(), true)).isEmpty();
    }

    @Test
    void findsMoneyThatIsMissingThereOnlyInAStatementThatTellsAll() {
        assertThat(compare(List.of(), paid)).containsExactly(Difference.Kind.MISSING_THERE);
        assertThat(Comparison.of(List.of(), List.of(paid), false)).isEmpty();
    }

    @Test
    void findsThatOnlyOneOfTheTwoHasIt() {
        assertThat(compare(List.of(line(Kind.PAID, "9000", "0")), unpaid))
                .containsExactly(Difference.Kind.STATUS_DIFFERS);
        assertThat(compare(List.of(line(Kind.UNPAID, "9000", null)), paid))
                .containsExactly(Difference.Kind.STATUS_DIFFERS);
    }

    @Test
    void findsAnotherAmountAndAnotherCurrency() {
        var dollars = new StatementLine(Kind.PAID, "P-1", "T-1", Money.of("9000", "USD"), null, NOON);

        assertThat(compare(List.of(line(Kind.PAID, "9000.01", "0")), paid))
                .containsExactly(Difference.Kind.AMOUNT_DIFFERS);
        assertThat(compare(List.of(dollars), paid)).containsExactly(Difference.Kind.AMOUNT_DIFFERS);
    }

    @Test
    void findsRefundsThatDiffer() {
        var refunded = ours(NOON.minusSeconds(1_000_000), "9000", "3000", "1000", false);

        assertThat(compare(List.of(line(Kind.PAID, "9000", "1000")), refunded))
                .containsExactly(Difference.Kind.REFUND_DIFFERS);
        assertThat(compare(List.of(line(Kind.REFUND, "999", null)), refunded))
                .containsExactly(Difference.Kind.REFUND_DIFFERS);
        assertThat(compare(List.of(line(Kind.REFUND, "1000", null)), refunded)).isEmpty();
        assertThat(compare(List.of(), refunded)).containsExactly(Difference.Kind.REFUND_DIFFERS);
    }

    @Test
    void knowsMoneyByItsTransactionBeforeTheIdOfItsAttempt() {
        var second = new Ours(UUID.randomUUID(), Set.of("P-1"), "T-2", "PAID", tenge("9000"), ZERO, ZERO, NOON, true);
        var theirs = List.of(
                line(Kind.PAID, "9000", null), new StatementLine(Kind.PAID, "P-1", "T-2", tenge("9000"), null, NOON));

        assertThat(Comparison.of(theirs, List.of(paid, second), true)).isEmpty();
    }

    private static List<Difference.Kind> compare(List<StatementLine> theirs, Ours... ours) {
        return Comparison.of(theirs, List.of(ours), true).stream()
                .map(Difference::kind)
                .toList();
    }

    private static StatementLine line(Kind kind, String amount, String refundedSoFar) {
        return new StatementLine(
                kind,
                "P-1",
                kind == Kind.UNPAID ? null : "T-1",
                tenge(amount),
                refundedSoFar == null ? null : tenge(refundedSoFar),
                NOON);
    }

    private static Ours ours(Instant paidAt, String amount, String refunded, String thatDay, boolean paidThatDay) {
        return new Ours(
                UUID.randomUUID(),
                Set.of("P-1"),
                paidAt == null ? null : "T-1",
                paidAt == null ? "PENDING" : "PAID",
                tenge(amount),
                tenge(refunded),
                tenge(thatDay),
                paidAt,
                paidThatDay);
    }

    private static Money tenge(String amount) {
        return Money.of(amount, Money.TENGE);
    }
}
