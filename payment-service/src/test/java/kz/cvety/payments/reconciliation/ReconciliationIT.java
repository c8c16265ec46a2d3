package kz.cvety.payments.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import kz.cvety.events.payments.PaymentAttention;
import kz.cvety.events.payments.PaymentStatus;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.kit.testing.SettableClock;
import kz.cvety.payments.ConfirmPayment;
import kz.cvety.payments.Incoming;
import kz.cvety.payments.Provider;
import kz.cvety.payments.ProviderAccounts;
import kz.cvety.payments.StatementLine;
import kz.cvety.payments.StatementSource;
import kz.cvety.payments.Till;
import kz.cvety.payments.World;
import kz.cvety.payments.reconciliation.Reconciliation.State;
import org.junit.jupiter.api.Test;

class ReconciliationIT {

    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    /** Far ahead, where the service's own clock has no work. */
    private static final LocalDate DAY = LocalDate.of(2036, 3, 8);

    private static final Instant NOON = Instant.parse("2036-03-08T07:00:00Z");
    private static final ReconciliationProperties PROPERTIES = new ReconciliationProperties(
            Duration.ofSeconds(10), ALMATY, LocalTime.of(2, 0), 7, Duration.ofMinutes(2), Duration.ofMinutes(1), 5000);

    /** A provider that tells what it is told to tell, two lines at a time, of each shop. */
    private static final class Statements implements StatementSource {

        private final Map<ShopId, List<StatementLine>> lines = new HashMap<>();
        private final List<String> cursors = new ArrayList<>();
        private boolean away;

        @Override
        public Provider provider() {
            return Provider.KASPI;
        }

        @Override
        public boolean tellsAll() {
            return true;
        }

        @Override
        public synchronized Answer read(ShopId shop, Instant from, Instant to, String cursor) {
            if (away) {
                return new TryLater(Duration.ofMinutes(5), "budget-used-up");
            }
            var all = lines.getOrDefault(shop, List.of());
            var start = cursor == null ? 0 : Integer.parseInt(cursor);
            var end = Math.min(all.size(), start + 2);
            if (!all.isEmpty()) {
                cursors.add(String.valueOf(start));
            }
            return new Piece(all.subList(start, end), end < all.size() ? String.valueOf(end) : null);
        }
    }

    private final Till till = new Till(World.shopWithKaspi());
    private final Statements kaspi = new Statements();
    private final SettableClock clock = new SettableClock(Instant.parse("2036-03-09T01:00:00Z"));
    private final Reconciliations reconciliations = World.bean(Reconciliations.class);
    private final ShopTransactions transactions = World.bean(ShopTransactions.class);

    @Test
    void comparesADayWithItsStatement() {
        came("P-1", "T-1", "9000");
        came("P-2", "T-2", "500");
        kaspi.lines.put(
                till.shop, List.of(line("P-1", "T-1", "9000"), line("P-3", "T-3", "70"), line("P-4", "T-4", "80")));

        var id = ask();
        readAll();

        var run = find(id);
        assertThat(run.state()).isEqualTo(State.DONE);
        assertThat(run.lines()).isEqualTo(3);
        assertThat(differences(id))
                .containsExactlyInAnyOrder("MISSING_HERE T-3", "MISSING_HERE T-4", "MISSING_THERE T-2");
    }

    @Test
    void goesOnWhereAnInstanceThatDiedHadStopped() {
        kaspi.lines.put(till.shop, List.of(line("P-1", "T-1", "1"), line("P-2", "T-2", "2"), line("P-3", "T-3", "3")));
        var id = ask();
        var claimed = claimOfMine();
        var piece = (StatementSource.Piece) kaspi.read(till.shop, NOON, NOON, null);
        transactions.run(
                till.shop,
                () -> reconciliations.append(till.shop, claimed, piece.lines(), piece.next(), clock.instant()));

        readAll();

        assertThat(kaspi.cursors).containsExactly("0", "2");
        assertThat(find(id).lines()).isEqualTo(3);
        assertThat(differences(id)).hasSize(3);
    }

    @Test
    void keepsAPieceOnceThatTwoInstancesHaveRead() {
        var id = ask();
        var run = find(id);
        var lines = List.of(line("P-1", "T-1", "1"));

        var first =
                transactions.call(till.shop, () -> reconciliations.append(till.shop, run, lines, "1", clock.instant()));
        var second =
                transactions.call(till.shop, () -> reconciliations.append(till.shop, run, lines, "1", clock.instant()));

        assertThat(List.of(first, second)).containsExactly(true, false);
        assertThat(find(id).lines()).isEqualTo(1);
    }

    @Test
    void waitsForAProviderThatIsAway() {
        kaspi.away = true;
        var id = ask();
        readAll();
        assertThat(find(id).trouble()).isEqualTo("budget-used-up");

        kaspi.away = false;
        readAll();
        assertThat(find(id).state()).isEqualTo(State.READING);
        clock.advance(Duration.ofMinutes(5));
        readAll();
        assertThat(find(id).state()).isEqualTo(State.DONE);
        assertThat(find(id).trouble()).isNull();
    }

    @Test
    void hearsOfMoneyThatWasAskedForAndThatNobodyToldOf() {
        var payment = World.request(till.shop, "9000.00");
        await().untilAsserted(() -> assertThat(till.payment(payment).status()).isEqualTo(PaymentStatus.PENDING));
        var theirs = World.KASPI.of(till.shop.value()).getKey();
        kaspi.lines.put(till.shop, List.of(line(theirs, "T-" + theirs, "9000")));

        var id = ask();
        readAll();

        assertThat(differences(id)).containsExactly("STATUS_DIFFERS T-" + theirs);
        assertThat(till.payment(payment).isPaid()).isTrue();
    }

    @Test
    void makesOnePaymentOfMoneyThatIsMissingHere() {
        kaspi.lines.put(till.shop, List.of(line("P-3", "T-3", "70")));
        var id = ask();
        readAll();

        var adopted = adopt(id, 1);

        assertThat(adopt(id, 1)).isEqualTo(adopted);
        var payment = till.payment(adopted);
        assertThat(payment.attention()).isEqualTo(PaymentAttention.NO_ORDER);
        assertThat(payment.transactionId()).isEqualTo("T-3");
        assertThat(payment.amount()).isEqualTo(Till.tenge("70"));
        assertThat(payment.paidAt()).isEqualTo(NOON);
        var again = ask();
        readAll();
        assertThat(differences(again)).isEmpty();
        assertThatThrownBy(() -> adopt(id, 2)).isInstanceOf(ReconciliationRefusals.UnknownReconciliation.class);
    }

    @Test
    void adoptsNothingElse() {
        came("P-2", "T-2", "500");
        var id = ask();
        readAll();

        assertThatThrownBy(() -> adopt(id, 1)).isInstanceOf(ReconciliationRefusals.NotAdoptable.class);
    }

    @Test
    void startsOnceADayHoweverManyInstancesAreAtIt() throws Exception {
        try (var instances = Executors.newFixedThreadPool(4)) {
            var runs = new ArrayList<Callable<Boolean>>();
            for (var i = 0; i < 4; i++) {
                runs.add(() -> {
                    daily();
                    return true;
                });
            }
            for (var run : instances.invokeAll(runs)) {
                run.get();
            }
        }

        assertThat(days()).containsExactly(DAY);
    }

    @Test
    void comparesYesterdayAsClocksInAlmatyShowItAndMakesUpForDaysThatWereMissed() {
        clock.set(DAY.plusDays(1).atTime(1, 59).atZone(ALMATY).toInstant());
        daily();
        assertThat(days()).containsExactly(DAY.minusDays(1));
        clock.advance(Duration.ofMinutes(1));
        daily();
        assertThat(days()).containsExactly(DAY, DAY.minusDays(1));

        clock.advance(Duration.ofDays(3));
        daily();
        assertThat(days())
                .startsWith(DAY.plusDays(3), DAY.plusDays(2), DAY.plusDays(1))
                .hasSize(5);
        clock.advance(Duration.ofDays(30));
        daily();
        assertThat(days()).hasSize(5 + 7);
    }

    @Test
    void hidesAReconciliationFromEveryOtherShop() {
        var id = ask();
        var other = World.newShop();

        assertThat(transactions.call(other, () -> reconciliations.find(till.shop, id)))
                .isEmpty();
        assertThat(transactions.call(other, () -> reconciliations.page(till.shop, null, null, 10)))
                .isEmpty();
    }

    private UUID ask() {
        var id = UuidCreator.getTimeOrderedEpoch();
        transactions.run(till.shop, () -> run().handle(till.shop, id, "user:manager-1", Provider.KASPI, DAY, null));
        return id;
    }

    private void came(String reference, String transaction, String amount) {
        var money = new Incoming(Provider.KASPI, reference, transaction, Till.tenge(amount), NOON);
        till.call(() -> World.bean(ConfirmPayment.class).withoutOrder(till.shop, money));
    }

    private UUID adopt(UUID id, int number) {
        return till.call(() -> World.bean(AdoptMoney.class).handle(till.shop, id, number));
    }

    private RunReconciliation run() {
        return new RunReconciliation(
                reconciliations, finish(), World.bean(ProviderAccounts.class), List.of(kaspi), PROPERTIES, clock);
    }

    private FinishReconciliation finish() {
        return new FinishReconciliation(
                reconciliations, World.bean(KnownMoney.class), World.bean(ConfirmPayment.class), PROPERTIES, clock);
    }

    private void readAll() {
        var reader = new ReadStatements(reconciliations, finish(), List.of(kaspi), transactions, PROPERTIES, clock);
        // other shops have theirs, and one round reads no more than so many pieces
        for (var round = 0; round < 20; round++) {
            reader.read();
        }
    }

    private void daily() {
        new StartDaily(
                        World.bean(ProviderAccounts.class),
                        List.of(kaspi),
                        reconciliations,
                        transactions,
                        PROPERTIES,
                        clock)
                .start();
    }

    private Reconciliation claimOfMine() {
        while (true) {
            var claimed = reconciliations
                    .claim(clock.instant(), clock.instant().plus(PROPERTIES.lease()))
                    .orElseThrow();
            if (claimed.shop().equals(till.shop)) {
                return claimed.run();
            }
        }
    }

    private Reconciliation find(UUID id) {
        return till.call(() -> reconciliations.find(till.shop, id).orElseThrow());
    }

    private List<String> differences(UUID id) {
        return till.call(() -> reconciliations.differences(till.shop, id, 0, 100)).stream()
                .map(each -> each.difference().kind() + " " + each.difference().transactionId())
                .toList();
    }

    private List<LocalDate> days() {
        return till.call(() -> reconciliations.page(till.shop, Provider.KASPI, null, 100)).stream()
                .map(each -> each.run().day())
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    private static StatementLine line(String reference, String transaction, String amount) {
        return new StatementLine(StatementLine.Kind.PAID, reference, transaction, Till.tenge(amount), null, NOON);
    }
}
