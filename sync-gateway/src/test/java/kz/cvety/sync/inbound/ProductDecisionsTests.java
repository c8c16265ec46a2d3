package kz.cvety.sync.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.cvety.events.sync.ProductReported;
import kz.cvety.kit.ShopId;
import kz.cvety.sync.FieldOwner;
import kz.cvety.sync.FieldOwners;
import kz.cvety.sync.ProductField;
import kz.cvety.sync.Products;
import kz.cvety.sync.Written;
import kz.cvety.sync.products.Conflict;
import kz.cvety.sync.products.ProductBelief;
import kz.cvety.sync.products.ProductBelief.Heard;
import kz.cvety.sync.products.ProductBelief.Overwritten;
import kz.cvety.sync.products.ProductBelief.OwnWrite;
import kz.cvety.sync.products.ProductBelief.Untold;
import kz.cvety.sync.products.ToldProduct;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ProductDecisionsTests {

    private static final Instant NOW = Instant.parse("2026-03-08T07:10:00Z");
    private static final ProductBelief.Key KEY = new ProductBelief.Key(
            new ShopId("cvetykz"), "main", UUID.fromString("00000000-0000-4000-8000-000000000002"));
    private static final Map<ProductField, String> FULL = Map.of(
            ProductField.NAME, "25 роз",
            ProductField.DESCRIPTION, "Эквадор",
            ProductField.PRICE, "4950.00",
            ProductField.IMAGES, "https://a/1.jpg\nhttps://a/2.jpg",
            ProductField.ENABLED, "true",
            ProductField.ATTRIBUTES, "70 см");

    @Property
    void neverErasesWhatIsNotToldAndAlwaysClearsWhatIs(
            @ForAll Set<ProductField> told, @ForAll @IntRange(min = 6, max = 1000) int version) {
        var words = new EnumMap<ProductField, String>(ProductField.class);
        told.forEach(field -> words.put(field, ""));
        words.remove(ProductField.PRICE);

        var decided = hear(described(5), words, (long) version, FieldOwners.NEWEST);

        FULL.forEach(
                (field, word) -> assertThat(decided.belief().theirs().get(field).value())
                        .isEqualTo(words.containsKey(field) ? "" : word));
        assertThat(decided.fact().isPresent()).isEqualTo(!words.isEmpty());
    }

    @Property
    void decidesTheSameWhenTheSameIsToldAgain(
            @ForAll FieldOwner owner, @ForAll boolean pending, @ForAll boolean counted) {
        var owners = new FieldOwners(Map.of(ProductField.NAME, owner));
        var belief = ours(pending ? Map.of(ProductField.NAME, new Untold(3, NOW.minusSeconds(90))) : Map.of());
        var version = counted ? 6L : null;

        var first = hear(belief, Map.of(ProductField.NAME, "11 роз"), version, owners);
        var again = hear(first.belief(), Map.of(ProductField.NAME, "11 роз"), version, owners);

        assertThat(again.fact()).isEmpty();
        assertThat(again.conflicts()).isEmpty();
        assertThat(again.belief().untold()).isEqualTo(first.belief().untold());
        // somebody always has the last word: what was applied here is not told there, what was not is
        assertThat(first.fact().isPresent())
                .isNotEqualTo(first.belief().untold().containsKey(ProductField.NAME));
    }

    @Example
    void letsTheLaterChangeWinByTheirSeconds() {
        var earlier = ours(Map.of(ProductField.NAME, new Untold(3, NOW.minusSeconds(5))));
        var sameSecond = ours(Map.of(ProductField.NAME, new Untold(3, NOW.plusMillis(900))));
        var later = ours(Map.of(ProductField.NAME, new Untold(3, NOW.plusSeconds(5))));

        assertThat(hear(earlier, Map.of(ProductField.NAME, "11 роз"), 6L, FieldOwners.NEWEST)
                        .outcome())
                .isEqualTo(Outcome.CHANGED);
        assertThat(hear(sameSecond, Map.of(ProductField.NAME, "11 роз"), 6L, FieldOwners.NEWEST)
                        .outcome())
                .isEqualTo(Outcome.CHANGED);
        assertThat(hear(later, Map.of(ProductField.NAME, "11 роз"), 6L, FieldOwners.NEWEST)
                        .outcome())
                .isEqualTo(Outcome.OVERRULED);
    }

    @Example
    void remembersWhichWordOfTheirsWasDecidedAbout() {
        var pending = ours(Map.of(ProductField.NAME, new Untold(3, NOW.minusSeconds(5))));

        var first = hear(pending, Map.of(ProductField.NAME, "11 роз"), 6L, FieldOwners.NEWEST);
        var again = hear(first.belief(), Map.of(ProductField.NAME, "11 роз"), 7L, FieldOwners.NEWEST);
        var next = hear(again.belief(), Map.of(ProductField.NAME, "15 роз"), 8L, FieldOwners.NEWEST);

        assertThat(again.belief().theirs().get(ProductField.NAME).winner()).isEqualTo(Conflict.Winner.THEIRS);
        assertThat(next.belief().theirs().get(ProductField.NAME).winner()).isNull();
    }

    @Example
    void holdsAPriceAgainstBothBeliefs() {
        var theirs = described(5);
        var cheapHere = new ProductBelief(
                KEY,
                true,
                3,
                Products.snapshot(KEY.productId(), 3, NOW, Map.of(ProductField.PRICE, "50.00")),
                Map.of(),
                theirs.theirs(),
                false,
                null,
                1,
                NOW,
                List.of());

        assertThat(decide(theirs, Map.of(ProductField.PRICE, "247500.00"), 6L, false))
                .isInstanceOfSatisfying(
                        ProductDecision.Doubted.class,
                        doubted -> assertThat(doubted.detail()).isEqualTo("ru-text: 4950.00 would become 247500.00"));
        assertThat(decide(cheapHere, Map.of(ProductField.PRICE, "4900.00"), 6L, false))
                .isInstanceOf(ProductDecision.Doubted.class);
        assertThat(decide(cheapHere, Map.of(ProductField.PRICE, "4900.00"), 6L, true))
                .isInstanceOf(ProductDecision.Believed.class);
        assertThat(decide(theirs, Map.of(ProductField.PRICE, "0.00"), 6L, false))
                .isInstanceOf(ProductDecision.Doubted.class);
    }

    @Example
    void recognisesAnEchoOnlyWithinItsWindow() {
        assertThat(echo(NOW.minusSeconds(30)).outcome()).isEqualTo(Outcome.ECHO);
        assertThat(echo(NOW.minus(Duration.ofMinutes(11))).outcome()).isEqualTo(Outcome.CHANGED);
    }

    @Example
    void weighsAWishThatOursHasOverwrittenBeforeItWasHeardOf() {
        var older =
                hear(overwritten(NOW.minusSeconds(90)), Map.of(ProductField.NAME, "51 роза"), 6L, FieldOwners.NEWEST);
        var newer =
                hear(overwritten(NOW.plusSeconds(90)), Map.of(ProductField.NAME, "51 роза"), 6L, FieldOwners.NEWEST);

        assertThat(older.conflicts())
                .singleElement()
                .satisfies(it -> assertThat(it.winner()).isEqualTo(Conflict.Winner.THEIRS));
        assertThat(older.fact()).get().isInstanceOfSatisfying(ProductReported.class, reported -> {
            assertThat(reported.changed()).containsExactly("name");
            assertThat(reported.product().name()).isEqualTo("51 роза");
        });
        var after = older.belief().theirs().get(ProductField.NAME);
        assertThat(after.value()).isEqualTo("101 роза");
        assertThat(after.overwritten().getFirst()).isEqualTo(new Overwritten("51 роза", 6, NOW.minusSeconds(90), true));
        assertThat(newer.conflicts())
                .singleElement()
                .satisfies(it -> assertThat(it.winner()).isEqualTo(Conflict.Winner.OURS));
        assertThat(newer.fact()).isEmpty();
        assertThat(hear(newer.belief(), Map.of(ProductField.NAME, "51 роза"), 6L, FieldOwners.NEWEST)
                        .outcome())
                .isEqualTo(Outcome.STALE);
    }

    @Example
    void weighsNothingThatWasKnownBeforeOursWasWritten() {
        var again = hear(overwritten(NOW), Map.of(ProductField.NAME, "25 роз"), 5L, FieldOwners.NEWEST);
        var otherField = hear(overwritten(NOW), Map.of(ProductField.NAME, "25 роз"), 6L, FieldOwners.NEWEST);

        assertThat(again.outcome()).isEqualTo(Outcome.STALE);
        assertThat(otherField.conflicts()).isEmpty();
    }

    @Example
    void knowsItsOwnWordUnderANewerOneOfOurs() {
        var once = overwritten(NOW.minusSeconds(90)).theirs().get(ProductField.NAME);
        var twice = ours(Map.of())
                .withTheirs(
                        Map.of(ProductField.NAME, new Heard("151 роза", 9L, true, true).over(once.under(NOW))),
                        Map.of());

        assertThat(hear(twice, Map.of(ProductField.NAME, "101 роза"), 8L, FieldOwners.NEWEST)
                        .outcome())
                .isEqualTo(Outcome.STALE);
        assertThat(hear(twice, Map.of(ProductField.NAME, "51 роза"), 6L, FieldOwners.NEWEST)
                        .conflicts())
                .hasSize(1);
    }

    /** Ours was written in save 7 over what they had told in save 5. */
    private static ProductBelief overwritten(Instant oursAt) {
        var before = new Heard("25 роз", 5L, false, true);
        return ours(Map.of())
                .withTheirs(
                        Map.of(ProductField.NAME, new Heard("101 роза", 7L, true, true).over(before.under(oursAt))),
                        Map.of());
    }

    @Example
    void takesPicturesUnderNewAddressesForOursOnce() {
        var written = belief(Map.of(ProductField.IMAGES, new Heard("https://ours/1.jpg", 6L, true, false)));

        var first = hear(written, Map.of(ProductField.IMAGES, "https://theirs/1.jpg"), 7L, FieldOwners.NEWEST);
        var person = hear(first.belief(), Map.of(ProductField.IMAGES, "https://theirs/9.jpg"), 8L, FieldOwners.NEWEST);

        assertThat(first.outcome()).isEqualTo(Outcome.ECHO);
        assertThat(person.outcome()).isEqualTo(Outcome.CHANGED);
    }

    @Example
    void doesNotTakeAnAttributeTheyNeverHadForOneTheyCleared() {
        var neverHeard = ours(Map.of()).withTheirs(Map.of(), Map.of());

        var first = hear(neverHeard, Map.of(ProductField.ATTRIBUTES, ""), 1L, FieldOwners.NEWEST);
        var filled = hear(first.belief(), Map.of(ProductField.ATTRIBUTES, "80 см"), 2L, FieldOwners.NEWEST);
        var cleared = hear(filled.belief(), Map.of(ProductField.ATTRIBUTES, ""), 3L, FieldOwners.NEWEST);

        assertThat(first.fact()).isEmpty();
        assertThat(filled.fact()).isPresent();
        assertThat(cleared.fact()).isPresent();
    }

    @Example
    void takesATextThatTheirFormTrimmedForTheSame() {
        var belief = belief(Map.of(ProductField.DESCRIPTION, new Heard("Эквадор,\r\n70 см ", null, true, false)));

        assertThat(hear(belief, Map.of(ProductField.DESCRIPTION, "Эквадор,\n70 см"), null, FieldOwners.NEWEST)
                        .outcome())
                .isEqualTo(Outcome.UNCHANGED);
    }

    private static ProductDecision.Believed echo(Instant writtenAt) {
        var hash = HexFormat.of().formatHex(Written.hash("11 роз"));
        var belief =
                described(5).withWritten(List.of(new OwnWrite(ProductField.NAME, UUID.randomUUID(), hash, writtenAt)));
        return hear(belief, Map.of(ProductField.NAME, "11 роз"), 6L, FieldOwners.NEWEST);
    }

    private static ProductBelief described(long version) {
        var theirs = new EnumMap<ProductField, Heard>(ProductField.class);
        FULL.forEach((field, word) -> theirs.put(field, new Heard(word, version, false, true)));
        return belief(theirs);
    }

    private static ProductBelief belief(Map<ProductField, Heard> theirs) {
        return new ProductBelief(KEY, true, 0, null, Map.of(), theirs, false, null, 1, NOW, List.of());
    }

    private static ProductBelief ours(Map<ProductField, Untold> untold) {
        var snapshot =
                Products.snapshot(KEY.productId(), 3, NOW.minusSeconds(90), Map.of(ProductField.NAME, "101 роза"));
        return new ProductBelief(KEY, true, 3, snapshot, untold, described(5).theirs(), false, null, 1, NOW, List.of());
    }

    private static ProductDecision.Believed hear(
            ProductBelief belief, Map<ProductField, String> words, Long version, FieldOwners owners) {
        return (ProductDecision.Believed) ProductDecisions.decide(
                belief, told(words, version), Products.connection(KEY, owners), false, false, NOW);
    }

    private static ProductDecision decide(
            ProductBelief belief, Map<ProductField, String> words, Long version, boolean trusted) {
        return ProductDecisions.decide(
                belief, told(words, version), Products.connection(KEY, FieldOwners.NEWEST), false, trusted, NOW);
    }

    private static ToldProduct told(Map<ProductField, String> words, Long version) {
        return new ToldProduct("1243", version, null, words, false, false, NOW, "42");
    }
}
