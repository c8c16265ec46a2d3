package kz.cvety.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import kz.cvety.events.orders.Delivery;
import kz.cvety.events.orders.OrderItem;
import kz.cvety.events.orders.OrderPlaced;
import kz.cvety.events.orders.OrderSnapshot;
import kz.cvety.events.orders.OrderStatus;
import kz.cvety.events.orders.OrderStatusChanged;
import kz.cvety.events.orders.Person;
import kz.cvety.notifications.StaffTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The checker of the end-to-end tests against made-up histories with exactly one thing wrong. */
class LedgerTests {

    private static final UUID PLACED_HERE = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final UUID FROM_BITRIX = UUID.fromString("00000000-0000-7000-8000-000000000002");
    private static final UUID NOBODYS = UUID.fromString("00000000-0000-7000-8000-000000000003");
    private static final List<String> STEPS = List.of("NEW", "PAID", "ACCEPTED");

    /** What an honest system leaves behind: one order of each side, and a message for each step. */
    private static final class History {
        final Map<Long, List<String>> doneInBitrix = new LinkedHashMap<>(Map.of(122001L, STEPS));
        final Map<UUID, List<String>> doneInShop = new LinkedHashMap<>(Map.of(PLACED_HERE, STEPS));
        final List<Evidence.Ours> ours = new ArrayList<>(
                List.of(order(FROM_BITRIX, "BBBBBBB2", 122001, STEPS), order(PLACED_HERE, "AAAAAAA1", 122002, STEPS)));
        final List<Evidence.Theirs> theirs = new ArrayList<>(List.of(
                new Evidence.Theirs(122001, "", List.of()),
                new Evidence.Theirs(122002, PLACED_HERE.toString(), STEPS)));
        final Map<Long, String> differences = new LinkedHashMap<>();
        final List<StaffMessage> read = new ArrayList<>();

        History() {
            for (var order : List.of("AAAAAAA1", "BBBBBBB2")) {
                read.add(message(order, "NEW", false));
                read.add(message(order, "PAID", false));
                read.add(message(order, "ACCEPTED", false));
            }
        }

        Judgement judged() {
            return Judgement.of(new Evidence(doneInBitrix, doneInShop, ours, theirs, differences, read));
        }

        void ours(int which, String sync, String... entered) {
            var was = ours.get(which);
            ours.set(which, new Evidence.Ours(was.id(), was.trackingId(), was.bitrixIds(), sync, List.of(entered)));
        }

        void told(String... statuses) {
            theirs.set(1, new Evidence.Theirs(122002, PLACED_HERE.toString(), List.of(statuses)));
        }
    }

    private static Evidence.Ours order(UUID id, String trackingId, long bitrixId, List<String> entered) {
        return new Evidence.Ours(id, trackingId, List.of(bitrixId), "synced", entered);
    }

    private static StaffMessage message(String order, String status, boolean repeated) {
        var kind = status.equals("NEW") ? StaffMessage.Kind.PLACED : StaffMessage.Kind.STEP;
        return new StaffMessage(kind, order, status, repeated);
    }

    @Test
    void findsNothingWrongWithAnHonestHistory() {
        assertThat(new History().judged()).isEqualTo(Judgement.NOTHING_WRONG);
    }

    @Test
    void allowsHooksThatNeverShowedAStepInBetween() {
        var history = new History();
        history.ours(0, "synced", "NEW", "ACCEPTED");
        history.read.removeIf(message ->
                message.trackingId().equals("BBBBBBB2") && message.status().equals("PAID"));

        assertThat(history.judged()).isEqualTo(Judgement.NOTHING_WRONG);
    }

    @Test
    void allowsACreateThatTellsTheNewestStatus() {
        var history = new History();
        history.told("PAID", "ACCEPTED");

        assertThat(history.judged()).isEqualTo(Judgement.NOTHING_WRONG);
    }

    @Test
    void allowsAMessageThatSaysItMayBeTheSecondOne() {
        var history = new History();
        history.read.add(message("AAAAAAA1", "PAID", true));

        assertThat(history.judged()).isEqualTo(Judgement.NOTHING_WRONG);
    }

    static Stream<Arguments> losses() {
        return Stream.of(
                wrong("122001 is not here", history -> {
                    history.ours.removeFirst();
                    history.read.removeIf(message -> message.trackingId().equals("BBBBBBB2"));
                }),
                wrong("is not in Bitrix", history -> history.theirs.removeLast()),
                wrong("differs: address", history -> history.differences.put(122001L, "address")),
                wrong("is pending", history -> history.ours(1, "pending", "NEW", "PAID", "ACCEPTED")),
                wrong("is PAID and not ACCEPTED", history -> {
                    history.ours(0, "synced", "NEW", "PAID");
                    history.read.removeLast();
                }),
                wrong("never became PAID", history -> {
                    history.ours(1, "synced", "NEW", "ACCEPTED");
                    history.read.remove(1);
                }),
                wrong("never told in Bitrix as PAID", history -> history.told("NEW", "ACCEPTED")),
                wrong("never told that AAAAAAA1 became NEW", history -> history.read.removeFirst()),
                wrong("never told that BBBBBBB2 became ACCEPTED", history -> history.read.removeLast()),
                wrong("does not know that it is Bitrix 122002", history -> {
                    var was = history.ours.removeLast();
                    history.ours.add(
                            new Evidence.Ours(was.id(), was.trackingId(), List.of(), was.sync(), was.entered()));
                }));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void seesALoss(String found, Consumer<History> loss) {
        var judgement = judgedAfter(loss);

        assertThat(judgement.lost()).singleElement().asString().contains(found);
        assertThat(judgement.doubled()).isEmpty();
        assertThat(judgement.inverted()).isEmpty();
        assertThat(judgement.phantoms()).isEmpty();
    }

    static Stream<Arguments> doubles() {
        return Stream.of(
                wrong("122001 is here 2 times", history -> {
                    history.ours.add(order(NOBODYS, "CCCCCCC3", 122001, STEPS));
                    STEPS.forEach(status -> history.read.add(message("CCCCCCC3", status, false)));
                }),
                wrong(
                        "is in Bitrix 2 times",
                        history -> history.theirs.add(
                                new Evidence.Theirs(122003, PLACED_HERE.toString(), List.of("ACCEPTED")))),
                wrong("became PAID twice", history -> history.ours(0, "synced", "NEW", "PAID", "PAID", "ACCEPTED")),
                wrong("in Bitrix became PAID twice", history -> history.told("NEW", "PAID", "PAID", "ACCEPTED")),
                wrong(
                        "told that AAAAAAA1 became PAID twice",
                        history -> history.read.add(2, message("AAAAAAA1", "PAID", false))),
                wrong(
                        "told that BBBBBBB2 became NEW twice",
                        history -> history.read.add(message("BBBBBBB2", "NEW", false))));
    }

    @ParameterizedTest
    @MethodSource("doubles")
    void seesADoubledEffect(String found, Consumer<History> twice) {
        var judgement = judgedAfter(twice);

        assertThat(judgement.doubled())
                .isNotEmpty()
                .allSatisfy(
                        each -> assertThat(each).contains(found.startsWith("became") ? "became PAID twice" : found));
        assertThat(judgement.inverted()).isEmpty();
        assertThat(judgement.phantoms()).isEmpty();
    }

    static Stream<Arguments> inversions() {
        return Stream.of(
                wrong("became PAID after ACCEPTED", history -> {
                    history.ours(0, "synced", "NEW", "ACCEPTED", "PAID");
                    history.read.add(4, history.read.removeLast());
                }),
                wrong("in Bitrix became PAID after ACCEPTED", history -> history.told("NEW", "ACCEPTED", "PAID")),
                wrong(
                        "told that AAAAAAA1 became PAID after ACCEPTED",
                        history -> history.read.add(2, history.read.remove(1))),
                wrong(
                        "told that AAAAAAA1 became NEW after PAID",
                        history -> history.read.add(1, history.read.removeFirst())));
    }

    @ParameterizedTest
    @MethodSource("inversions")
    void seesAnOlderStateOverANewerOne(String found, Consumer<History> inversion) {
        var judgement = judgedAfter(inversion);

        assertThat(judgement.inverted()).singleElement().asString().contains(found);
        assertThat(judgement.doubled()).isEmpty();
        assertThat(judgement.phantoms()).isEmpty();
    }

    static Stream<Arguments> phantoms() {
        return Stream.of(
                wrong("is here, and nobody placed it", history -> {
                    history.ours.add(order(NOBODYS, "CCCCCCC3", 5, List.of("NEW")));
                    history.read.add(message("CCCCCCC3", "NEW", false));
                }),
                wrong(
                        "is there, and nobody placed it",
                        history -> history.theirs.add(new Evidence.Theirs(122009, NOBODYS.toString(), STEPS))),
                wrong("became CANCELLED, which nobody did", history -> {
                    history.ours(0, "synced", "NEW", "CANCELLED", "ACCEPTED");
                    history.read.set(4, message("BBBBBBB2", "CANCELLED", false));
                }),
                wrong(
                        "was told PAID back",
                        history -> history.theirs.set(0, new Evidence.Theirs(122001, "", List.of("PAID")))),
                wrong("CCCCCCC3", history -> history.read.add(message("CCCCCCC3", "NEW", false))),
                wrong(
                        "became DELIVERED, which nobody did",
                        history -> history.read.add(message("AAAAAAA1", "DELIVERED", false))),
                wrong("UNKNOWN", history -> history.read.add(StaffMessage.of("Здравствуйте!"))));
    }

    @ParameterizedTest
    @MethodSource("phantoms")
    void seesWhatNobodyDid(String found, Consumer<History> phantom) {
        var judgement = judgedAfter(phantom);

        assertThat(judgement.phantoms()).singleElement().asString().contains(found);
        assertThat(judgement.lost()).isEmpty();
        assertThat(judgement.doubled()).isEmpty();
        assertThat(judgement.inverted()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void readsWhatStaffAreReallyToldInEveryLanguage(OrderStatus status) {
        for (var language : List.of("ru", "kk", "en")) {
            for (var repeated : List.of(false, true)) {
                for (var number : new String[] {null, "122001"}) {
                    var order = snapshot(status.name(), number);
                    var step = new OrderStatusChanged(order, "PROCESSING", status.name(), "42", "А: ABCDEFG1", true);

                    assertThat(StaffMessage.of(StaffTexts.of(new OrderPlaced(order), language, repeated)))
                            .isEqualTo(new StaffMessage(StaffMessage.Kind.PLACED, "ABC123D9", status.name(), repeated));
                    assertThat(StaffMessage.of(StaffTexts.of(step, language, repeated)))
                            .isEqualTo(new StaffMessage(StaffMessage.Kind.STEP, "ABC123D9", status.name(), repeated));
                }
            }
        }
    }

    private static OrderSnapshot snapshot(String status, String number) {
        var at = Instant.parse("2026-03-07T05:00:00Z");
        return new OrderSnapshot(
                PLACED_HERE,
                3,
                "ABC123D9",
                number,
                status,
                "KZT",
                "11000.00",
                "1500.00",
                "12500.00",
                new Person("Код: XYZXYZX1", "+77000000001"),
                new Person("Ұлжан", "+77000000002"),
                new Delivery("Абай 1", LocalDate.of(2026, 3, 8), "15:00-16:00", "18", "Алматы", "2", "17008"),
                List.of(new OrderItem(null, null, "7", null, "51 раушан ❤", "11000.00", 1)),
                "🔁 🔄 🌸: Новый",
                null,
                List.of(),
                null,
                at,
                at);
    }

    private static Judgement judgedAfter(Consumer<History> change) {
        var history = new History();
        change.accept(history);
        return history.judged();
    }

    private static Arguments wrong(String found, Consumer<History> change) {
        return Arguments.of(found, change);
    }
}
