package kz.cvety.payments.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import kz.cvety.events.payments.PaymentAttention;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.kit.testing.SettableClock;
import kz.cvety.payments.AssignPayment;
import kz.cvety.payments.Till;
import kz.cvety.payments.World;
import org.junit.jupiter.api.Test;

class MatchMoneyIT {

    private static final MatchingProperties PROPERTIES = new MatchingProperties(
            Duration.ofSeconds(15),
            Duration.ofDays(3),
            List.of(Duration.ofMinutes(1), Duration.ofDays(1)),
            Duration.ofDays(90),
            Duration.ofMinutes(1));

    private final Till till = new Till();
    private final SettableClock clock = new SettableClock(Till.now().plusSeconds(60));

    @Test
    void givesMoneyToTheOnlyOrderThatWaitsForJustThisAmount() {
        var order = till.order("9000.00");
        till.order("9000.01");
        var money = till.money("9000.00");

        match();

        var payment = till.payment(money);
        assertThat(payment.orderId()).isEqualTo(order);
        assertThat(payment.attention()).isNull();
        assertThat(World.told(money).getLast()).isEqualTo("assigned");
        assertThat(World.originOfLastFactAbout(money)).isEqualTo("system");
    }

    @Test
    void neverGuessesBetweenTwoOrdersOfTheSameAmount() {
        till.order("9000.00");
        till.order("9000.00");
        var money = till.money("9000.00");

        match();

        assertThat(till.payment(money).attention()).isEqualTo(PaymentAttention.NO_ORDER);
    }

    @Test
    void neverGuessesWhichOfTwoPaymentsIsForAnOrder() {
        till.order("9000.00");
        var money = List.of(till.money("9000.00"), till.money("9000.00"));

        match();

        assertThat(money)
                .allSatisfy(each -> assertThat(till.payment(each).orderId()).isNull());
    }

    @Test
    void leavesAnOrderAloneThatIsPaidOverOrOfAnotherTime() {
        var paid = till.order("100.00");
        till.money("100.00", paid, Till.now());
        var over = till.order("200.00");
        till.hear(Till.heard(over, 2, "CANCELLED", "200.00"));
        var accepted = till.order("300.00");
        till.hear(Till.heard(accepted, 2, "ACCEPTED", "300.00"));
        till.hear(Till.heard(
                UUID.randomUUID(), 1, "NEW", "400.00", null, Till.now().minus(Duration.ofDays(4))));
        var money = List.of(till.money("100.00"), till.money("200.00"), till.money("300.00"), till.money("400.00"));

        match();

        assertThat(money)
                .allSatisfy(each -> assertThat(till.payment(each).orderId()).isNull());
    }

    @Test
    void triesAgainSoonAndThenDaily() {
        var money = till.money("9000.00");
        match();
        var order = till.order("9000.00");

        match();
        assertThat(till.payment(money).orderId()).isNull();
        clock.advance(Duration.ofMinutes(1));
        var other = till.order("9000.00");
        match();
        assertThat(till.payment(money).orderId()).isNull();
        till.hear(Till.heard(other, 2, "CANCELLED", "9000.00"));

        clock.advance(Duration.ofDays(1).minusSeconds(1));
        match();
        assertThat(till.payment(money).orderId()).isNull();
        clock.advance(Duration.ofSeconds(1));
        match();
        assertThat(till.payment(money).orderId()).isEqualTo(order);
    }

    @Test
    void forgetsMoneyThatAPersonHasAssigned() {
        var money = till.money("9000.00");
        match();
        till.assign(money, till.order("9000.00"));

        match();

        assertThat(World.behindTheScenes()
                        .sql("select count(*) from unmatched_payment where payment_id = ?")
                        .param(money)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void assignsOnceHoweverManyInstancesAreAtIt() throws Exception {
        var money = new ArrayList<UUID>();
        for (var i = 1; i <= 20; i++) {
            till.order(i + ".00");
            money.add(till.money(i + ".00"));
        }

        try (var instances = Executors.newFixedThreadPool(4)) {
            var runs = new ArrayList<Callable<Boolean>>();
            for (var i = 0; i < 4; i++) {
                runs.add(() -> {
                    match();
                    return true;
                });
            }
            for (var run : instances.invokeAll(runs)) {
                run.get();
            }
        }
        match();

        assertThat(money).allSatisfy(each -> {
            assertThat(till.payment(each).orderId()).isNotNull();
            assertThat(World.told(each)).containsOnlyOnce("assigned");
        });
    }

    @Test
    void keepsTheMoneyOfOneShopFromTheOrdersOfAnother() {
        new Till().order("9000.00");
        var money = till.money("9000.00");

        match();

        assertThat(till.payment(money).orderId()).isNull();
    }

    @Test
    void tellsAPersonWhatSpeaksForAndAgainstAnOrder() {
        var first = till.order("9000.00");
        var second = till.order("9000.00");
        var close = till.order("9500.00");
        till.order("20000.00");
        var money = till.money("9000.00");

        var found = till.call(() -> World.bean(FindCandidates.class).handle(till.shop, money));

        assertThat(found)
                .extracting(Candidate::orderId)
                .hasSize(3)
                .contains(first, second)
                .endsWith(close);
        assertThat(found.getFirst().speaksFor())
                .containsExactly(
                        Candidate.Reason.SAME_AMOUNT, Candidate.Reason.WAITS_FOR_MONEY, Candidate.Reason.PLACED_NEAR);
        assertThat(found.getFirst().speaksAgainst()).containsExactly(Candidate.Reason.OTHER_ORDERS_FIT);
        assertThat(found.getLast().speaksFor()).contains(Candidate.Reason.AMOUNT_CLOSE);
    }

    @Test
    void tellsThatOtherMoneyCompetesAndThatAnOrderIsPaidOrOver() {
        var order = till.order("9000.00");
        till.money("9000.00", order, Till.now());
        till.hear(Till.heard(order, 2, "CANCELLED", "9000.00"));
        var money = till.money("9000.00");
        till.money("9000.00");

        var found = till.call(() -> World.bean(FindCandidates.class).handle(till.shop, money));

        assertThat(found.getFirst().speaksAgainst())
                .containsExactly(
                        Candidate.Reason.PAID_ALREADY, Candidate.Reason.ORDER_OVER, Candidate.Reason.OTHER_MONEY_FITS);
    }

    private void match() {
        new MatchMoney(
                        World.bean(UnmatchedMoney.class),
                        World.bean(AssignPayment.class),
                        World.bean(ShopTransactions.class),
                        PROPERTIES,
                        clock)
                .match();
    }
}
