package kz.cvety.payments.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import kz.cvety.events.payments.PaymentStatus;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.payments.FakeKaspi.Mood;
import kz.cvety.payments.PaymentAttempt;
import kz.cvety.payments.PaymentProvider;
import kz.cvety.payments.ProviderAccount;
import kz.cvety.payments.ProviderAccounts;
import kz.cvety.payments.StatementLine;
import kz.cvety.payments.StatementSource;
import kz.cvety.payments.StatementSource.Piece;
import kz.cvety.payments.StatementSource.TryLater;
import kz.cvety.payments.Till;
import kz.cvety.payments.World;
import org.junit.jupiter.api.Test;

class AskedStatementIT {

    /** So many calls, and no more ever. */
    private static final class Allowance implements Budget {

        private int left;

        Allowance(int calls) {
            left = calls;
        }

        @Override
        public int take(ProviderAccount account, int most) {
            var taken = Math.min(left, most);
            left -= taken;
            return taken;
        }

        @Override
        public void giveBack(ProviderAccount account, int calls) {
            left += calls;
        }
    }

    private final Till till = new Till(World.shopWithKaspi());
    private final StatementSource statement = World.bean(AskedStatement.class);
    private final Instant from = Till.now().minus(Duration.ofHours(1));
    private final Instant to = Till.now().plus(Duration.ofHours(1));

    @Test
    void asksAboutEveryAttemptOfTheTime() {
        var refunded = offered(till.shop);
        var waiting = offered(till.shop);
        World.KASPI.pay(refunded);
        World.KASPI.payment(refunded).returned = new BigDecimal("1000");

        assertThat(readAll())
                .extracting(StatementLine::kind, StatementLine::reference, line -> String.valueOf(line.refundedSoFar()))
                .containsExactlyInAnyOrder(
                        tuple(StatementLine.Kind.PAID, refunded, "1000.00"),
                        tuple(StatementLine.Kind.UNPAID, waiting, "null"));
        assertThat(statement.read(till.shop, from.minus(Duration.ofDays(1)), from, null))
                .isEqualTo(new Piece(List.of(), null));
    }

    @Test
    void readsOnFromItsCursor() {
        var asked = new HashSet<String>();
        for (var i = 0; i < 12; i++) {
            asked.add(offered(till.shop));
        }

        var first = (Piece) statement.read(till.shop, from, to, null);
        var rest = (Piece) statement.read(till.shop, from, to, first.next());

        assertThat(first.lines()).hasSize(10);
        assertThat(rest.lines()).hasSize(2);
        assertThat(rest.next()).isNull();
        var told = new HashSet<String>();
        first.lines().forEach(line -> told.add(line.reference()));
        rest.lines().forEach(line -> told.add(line.reference()));
        assertThat(told).isEqualTo(asked);
    }

    @Test
    void comesBackWhenTheProviderDoesNotAnswer() {
        offered(till.shop);
        World.KASPI.mood(till.shop.value(), "status", Mood.UNAVAILABLE);

        assertThat(statement.read(till.shop, from, to, null))
                .isEqualTo(new TryLater(Duration.ofMinutes(2), "no-answer"));
    }

    @Test
    void staysWithinTheBudget() {
        for (var i = 0; i < 3; i++) {
            offered(till.shop);
        }
        var budget = new Allowance(5);

        var first = (Piece) within(budget).read(till.shop, from, to, null);
        var second = within(budget).read(till.shop, from, to, first.next());

        assertThat(first.lines()).hasSize(2);
        assertThat(second).isEqualTo(new TryLater(Duration.ofSeconds(30), "budget-used-up"));
        assertThat(budget.left).isEqualTo(1);
    }

    @Test
    void asksEvenWhereTheBudgetNeverHoldsTwoCalls() {
        offered(till.shop);
        World.account(till.shop, 1);

        assertThat(((Piece) within(new Allowance(1)).read(till.shop, from, to, null)).lines())
                .hasSize(1);
    }

    @Test
    void asksNothingForAnotherShop() {
        offered(till.shop);

        assertThat(statement.read(World.shopWithKaspi(), from, to, null)).isEqualTo(new Piece(List.of(), null));
    }

    private static StatementSource within(Budget budget) {
        return new AskedStatement(
                World.bean(AttemptsOfDay.class),
                World.bean(ProviderAccounts.class),
                List.copyOf(
                        World.context().getBeansOfType(PaymentProvider.class).values()),
                budget,
                World.bean(ShopTransactions.class));
    }

    private List<StatementLine> readAll() {
        var lines = new ArrayList<StatementLine>();
        String cursor = null;
        do {
            var piece = (Piece) statement.read(till.shop, from, to, cursor);
            lines.addAll(piece.lines());
            cursor = piece.next();
        } while (cursor != null);
        return lines;
    }

    /** Kaspi's id of a new payment that it waits for. */
    private String offered(ShopId shop) {
        UUID payment = World.request(shop, "9000.00");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(till.payment(payment).status()).isEqualTo(PaymentStatus.PENDING));
        return till.call(() -> till.payment(payment).attempts().stream()
                .map(PaymentAttempt::providerPaymentId)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow());
    }
}
