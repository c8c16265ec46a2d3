package kz.cvety.sync.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import kz.cvety.events.orders.Delivery;
import kz.cvety.events.orders.OrderStatus;
import kz.cvety.events.orders.Person;
import kz.cvety.events.sync.OrderReported;
import kz.cvety.events.sync.ReportedOrder;
import kz.cvety.kit.ShopId;
import kz.cvety.sync.Written;
import kz.cvety.sync.bitrix.Told;
import org.junit.jupiter.api.Test;

class DecisionsTests {

    private static final Instant NOW = Instant.parse("2026-03-08T05:00:00Z");
    private static final BeliefKey ORDER =
            new BeliefKey(new ShopId("cvetykz"), "main", UUID.fromString("00000000-0000-4000-8000-000000000001"));

    private Belief belief = Belief.none(ORDER);

    private Decision.Believed hears(Told told) {
        return hears(told, false);
    }

    private Decision.Believed hears(Told told, boolean authoritative) {
        var decision = (Decision.Believed) Decisions.decide(belief, told, "main", authoritative, false, NOW);
        belief = decision.belief();
        return decision;
    }

    private void weWrote(OrderStatus status, Instant at) {
        var written = new ArrayList<>(belief.written());
        written.add(new Belief.OwnWrite(UUID.randomUUID(), HexFormat.of().formatHex(Written.hash(status)), at));
        belief = new Belief(
                ORDER,
                true,
                belief.ourStatus(),
                belief.ours(),
                belief.theirVersion(),
                belief.theirStatus(),
                belief.theirStatusVersion(),
                belief.theirs(),
                belief.revision(),
                belief.lastByUs(),
                NOW,
                written);
    }

    private static Told whole(Long version, OrderStatus status, String address) {
        return new Told("122001", version, null, "X", status, described(address, "11000.00"), NOW, "42", null);
    }

    private static Told thin(Long version, OrderStatus status) {
        return new Told("122001", version, null, "X", status, null, null, "42", null);
    }

    private static ReportedOrder described(String address, String goods) {
        return new ReportedOrder(
                "122001",
                null,
                "KZT",
                goods,
                "1500.00",
                null,
                null,
                new Person("Алия", null),
                new Delivery(address, null, null, null, null, null, null),
                null,
                "card",
                null);
    }

    @Test
    void tellsANewOrderWithEverythingInIt() {
        var heard = hears(whole(1L, OrderStatus.NEW, "Абая 1"));

        var fact = (OrderReported) heard.fact().orElseThrow();
        assertThat(fact.revision()).isEqualTo(1);
        assertThat(fact.changed()).contains("status", "goodsTotal", "delivery", "delivery.address", "cardText");
        assertThat(heard.statusChanged()).isTrue();
    }

    @Test
    void hearsADuplicateOnceHoweverOftenItComes() {
        hears(whole(1L, OrderStatus.NEW, "Абая 1"));
        for (var i = 0; i < 5; i++) {
            assertThat(hears(whole(1L, OrderStatus.NEW, "Абая 1")).outcome()).isEqualTo(Outcome.STALE);
        }
        assertThat(belief.revision()).isEqualTo(1);
    }

    @Test
    void ignoresASaveOlderThanTheNewestHeard() {
        hears(whole(5L, OrderStatus.PAID, "Абая 1"));

        assertThat(hears(whole(4L, OrderStatus.NEW, "Абая 9")).outcome()).isEqualTo(Outcome.STALE);
        assertThat(belief.theirStatus()).isEqualTo(OrderStatus.PAID);
    }

    @Test
    void tellsOnlyWhatChangedThere() {
        hears(whole(1L, OrderStatus.NEW, "Абая 1"));
        var fact = (OrderReported)
                hears(whole(2L, OrderStatus.NEW, "Абая 2")).fact().orElseThrow();

        assertThat(fact.changed()).containsExactly("delivery", "delivery.address");
        assertThat(fact.order().cardText()).isEqualTo("card");
    }

    @Test
    void doesNotUndoAStatusOfOursThatBitrixHasNotSeen() {
        hears(whole(1L, OrderStatus.NEW, "Абая 1"));
        weWrote(OrderStatus.ACCEPTED, NOW);

        var fact = (OrderReported)
                hears(whole(2L, OrderStatus.NEW, "Абая 2")).fact().orElseThrow();

        assertThat(fact.changed()).doesNotContain("status");
    }

    @Test
    void recognisesItsEchoOnceAndLetsAPersonsLaterEditPass() {
        hears(whole(1L, OrderStatus.NEW, "Абая 1"));
        weWrote(OrderStatus.ACCEPTED, NOW);

        var echo = hears(whole(2L, OrderStatus.ACCEPTED, "Абая 1"));
        assertThat(echo.outcome()).isEqualTo(Outcome.ECHO);
        assertThat(echo.fact()).isEmpty();
        assertThat(echo.echoed()).isPresent();
        assertThat(belief.lastByUs()).isTrue();

        assertThat(hears(whole(3L, OrderStatus.NEW, "Абая 1")).statusChanged()).isTrue();
        assertThat(hears(whole(4L, OrderStatus.ACCEPTED, "Абая 1")).statusChanged())
                .isTrue();
        assertThat(belief.lastByUs()).isFalse();
    }

    @Test
    void hearsAPersonsEditThatCameTogetherWithOurEcho() {
        hears(whole(1L, OrderStatus.NEW, "Абая 1"));
        weWrote(OrderStatus.ACCEPTED, NOW);

        var both = hears(whole(3L, OrderStatus.ACCEPTED, "Абая 7"));

        assertThat(((OrderReported) both.fact().orElseThrow()).changed())
                .containsExactly("delivery", "delivery.address");
        assertThat(both.echoed()).isPresent();
    }

    @Test
    void takesALedgerRowTooOldForAnEchoAsNone() {
        hears(whole(1L, OrderStatus.NEW, "Абая 1"));
        weWrote(OrderStatus.ACCEPTED, NOW.minus(Decisions.ECHO_WITHIN).minusSeconds(1));

        assertThat(hears(whole(2L, OrderStatus.ACCEPTED, "Абая 1")).statusChanged())
                .isTrue();
    }

    @Test
    void keepsTheNewestStatusWhenTheThinHookOvertakesTheWholeOne() {
        hears(whole(1L, OrderStatus.NEW, "Абая 1"));
        hears(thin(3L, OrderStatus.PAID));

        var late = hears(whole(2L, OrderStatus.NEW, "Абая 2"));

        assertThat(((OrderReported) late.fact().orElseThrow()).changed())
                .containsExactly("delivery", "delivery.address");
        assertThat(belief.theirStatus()).isEqualTo(OrderStatus.PAID);
        assertThat(hears(thin(2L, OrderStatus.NEW)).outcome()).isEqualTo(Outcome.STALE);
    }

    @Test
    void asksForARereadWhenATellingHasNoVersionAndLetsItSettleTheOrder() {
        hears(whole(4L, OrderStatus.PAID, "Абая 1"));

        var late = hears(thin(null, OrderStatus.NEW));
        assertThat(late.reread()).isTrue();
        assertThat(belief.theirStatus()).isEqualTo(OrderStatus.NEW);

        var settled = hears(whole(4L, OrderStatus.PAID, "Абая 1"), true);
        assertThat(settled.statusChanged()).isTrue();
        assertThat(belief.theirStatus()).isEqualTo(OrderStatus.PAID);
    }

    @Test
    void ignoresARereadThatIsOlderThanAHook() {
        hears(whole(4L, OrderStatus.PAID, "Абая 1"));

        assertThat(hears(whole(3L, OrderStatus.NEW, "Абая 1"), true).outcome()).isEqualTo(Outcome.STALE);
    }

    @Test
    void appliesEachOfThreeRealChangesOfAStatus() {
        hears(whole(null, OrderStatus.ACCEPTED, "Абая 1"));
        hears(whole(null, OrderStatus.NEW, "Абая 1"));
        hears(whole(null, OrderStatus.ACCEPTED, "Абая 1"));

        assertThat(belief.revision()).isEqualTo(3);
    }

    @Test
    void takesWhatBitrixAddsToAnOrderOfOursAsNoChange() {
        belief = new Belief(
                ORDER,
                true,
                OrderStatus.NEW,
                described("Абая 1", "11000.00"),
                null,
                OrderStatus.NEW,
                1L,
                null,
                0,
                true,
                NOW,
                List.of());

        var heard = hears(whole(1L, OrderStatus.NEW, "Абая 1"));

        assertThat(heard.fact()).isEmpty();
        assertThat(belief.theirs()).isNotNull();
    }

    @Test
    void doubtsATotalFiftyTimesTheLastOne() {
        hears(whole(1L, OrderStatus.NEW, "Абая 1"));
        var told = new Told("122001", 2L, null, null, null, described("Абая 1", "1248500.00"), NOW, null, null);

        assertThat(Decisions.decide(belief, told, "main", false, false, NOW)).isInstanceOf(Decision.Doubted.class);
        assertThat(Decisions.decide(belief, told, "main", false, true, NOW)).isInstanceOf(Decision.Believed.class);
    }

    @Test
    void keepsWhatIsNotToldAndClearsWhatIsEmpty() {
        hears(whole(1L, OrderStatus.NEW, "Абая 1"));
        var cleared = new ReportedOrder(
                null, null, null, null, null, null, null, new Person("", null), null, null, null, null);

        var fact = (OrderReported) hears(new Told("122001", 2L, null, null, null, cleared, NOW, null, null))
                .fact()
                .orElseThrow();

        assertThat(fact.changed()).containsExactly("recipient", "recipient.name");
        assertThat(belief.theirs().recipient().name()).isEmpty();
        assertThat(belief.theirs().cardText()).isEqualTo("card");
    }
}
