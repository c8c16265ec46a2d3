package kz.cvety.sync.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import kz.cvety.sync.FieldOwners;
import kz.cvety.sync.ProductField;
import kz.cvety.sync.Products;
import kz.cvety.sync.products.Conflict;
import kz.cvety.sync.products.ProductBelief;
import kz.cvety.sync.products.ProductBelief.Heard;
import kz.cvety.sync.products.ProductBelief.Untold;
import org.junit.jupiter.api.Test;

class OurVersionsTests {

    private static final Instant NOW = Instant.parse("2026-03-08T07:10:00Z");
    private static final UUID PRODUCT = UUID.fromString("00000000-0000-4000-8000-000000000003");
    private static final ProductBelief.Key KEY = new ProductBelief.Key(new ShopId("cvetykz"), "main", PRODUCT);

    @Test
    void tellsWhatAPersonHereChanged() {
        var taken = take(belief(new Heard("25 роз", 5L, false, true), Map.of()), Origin.user("42"), "51 роза");

        assertThat(taken.belief().untold()).containsEntry(ProductField.NAME, new Untold(4, NOW));
        assertThat(taken.spoke()).isTrue();
        assertThat(taken.conflicts()).isEmpty();
    }

    @Test
    void tellsNothingBackThatIsStillThere() {
        var taken = take(belief(new Heard("51 роза", 5L, false, true), Map.of()), there(), "51 роза");

        assertThat(taken.belief().untold()).isEmpty();
        assertThat(taken.conflicts()).isEmpty();
    }

    @Test
    void settlesForThemWhatChangedHereWhileTheirsWasOnItsWay() {
        var mine = Map.of(ProductField.NAME, new Untold(3, NOW.minusSeconds(1)));

        var taken = take(belief(new Heard("51 роза", 5L, false, true), mine), there(), "51 роза");

        assertThat(taken.belief().untold()).isEmpty();
        assertThat(taken.belief().theirs().get(ProductField.NAME).winner()).isEqualTo(Conflict.Winner.THEIRS);
        assertThat(taken.conflicts()).singleElement().satisfies(it -> {
            assertThat(it.winner()).isEqualTo(Conflict.Winner.THEIRS);
            assertThat(it.ours()).isEqualTo("101 роза");
            assertThat(it.oursAt()).isEqualTo(NOW.minusSeconds(1));
            assertThat(it.theirs()).isEqualTo("51 роза");
        });
    }

    @Test
    void tellsBackAndSettlesWhatOursHasTakenThePlaceOfMeanwhile() {
        var written = overwritten(new Heard("51 роза", 5L, false, true));

        var taken = take(belief(written, Map.of()), there(), "51 роза");

        assertThat(taken.belief().untold()).containsEntry(ProductField.NAME, new Untold(4, NOW));
        assertThat(taken.conflicts()).singleElement().satisfies(it -> {
            assertThat(it.oursAt()).isEqualTo(NOW.minusSeconds(1));
            assertThat(it.theirVersion()).isEqualTo(5);
        });
    }

    @Test
    void tellsBackWhereALaterWishOfTheirsHasLostAgainstOurs() {
        var mine = Map.of(ProductField.NAME, new Untold(3, NOW.minusSeconds(1)));
        var lost = new Heard("15 роз", 6L, false, true).decided(Conflict.Winner.OURS);

        var taken = take(belief(lost, mine), there(), "51 роза");

        assertThat(taken.belief().untold()).containsEntry(ProductField.NAME, new Untold(4, NOW));
    }

    @Test
    void leavesThereWhatIsStillOnItsWayToUs() {
        var mine = Map.of(ProductField.NAME, new Untold(3, NOW.minusSeconds(1)));

        var taken = take(belief(new Heard("15 роз", 6L, false, true), mine), there(), "51 роза");

        assertThat(taken.belief().untold()).isEmpty();
    }

    @Test
    void settlesOnceWhatWasSettledWhenItWasHeard() {
        var written = overwritten(new Heard("51 роза", 5L, false, true).decided(Conflict.Winner.THEIRS));

        var taken = take(belief(written, Map.of()), there(), "51 роза");

        assertThat(taken.belief().untold()).containsKey(ProductField.NAME);
        assertThat(taken.conflicts()).isEmpty();
    }

    private static Heard overwritten(Heard before) {
        return new Heard("101 роза", 6L, true, false).over(before.under(NOW.minusSeconds(1)));
    }

    private static OurVersions take(ProductBelief belief, Origin origin, String name) {
        var change =
                new ProductChange(Products.snapshot(PRODUCT, 4, NOW, Map.of(ProductField.NAME, name)), origin, null);
        return OurVersions.take(belief, Products.connection(KEY, FieldOwners.NEWEST), List.of(change), NOW);
    }

    private static Origin there() {
        return Origin.bitrix(KEY.connection());
    }

    private static ProductBelief belief(Heard name, Map<ProductField, Untold> untold) {
        var ours = Products.snapshot(PRODUCT, 3, NOW.minusSeconds(1), Map.of(ProductField.NAME, "101 роза"));
        return new ProductBelief(
                KEY, true, 3, ours, untold, Map.of(ProductField.NAME, name), false, null, 1, NOW, List.of());
    }
}
