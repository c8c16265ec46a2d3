package kz.cvety.sync.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import kz.cvety.sync.ProductField;
import kz.cvety.sync.Products;
import kz.cvety.sync.products.ProductBelief;
import kz.cvety.sync.products.ProductBelief.Heard;
import kz.cvety.sync.products.ProductBelief.Overwritten;
import kz.cvety.sync.products.ProductBelief.Untold;
import org.junit.jupiter.api.Test;

class BeliefAfterPutTests {

    private static final Instant NOW = Instant.parse("2026-03-08T07:10:00Z");
    private static final UUID PRODUCT = UUID.fromString("00000000-0000-4000-8000-000000000003");
    private static final ProductMessage TOLD = new ProductMessage(3, Map.of(ProductField.PRICE, "6000.00"));

    @Test
    void believesWhatWasTakenThere() {
        var after = BeliefAfterPut.of(belief("5000.00", 4L, 3), TOLD, 5L);

        assertThat(after.theirs().get(ProductField.PRICE))
                .isEqualTo(
                        new Heard("6000.00", 5L, true, false).over(List.of(new Overwritten("5000.00", 4, NOW, false))));
        assertThat(after.untold()).isEmpty();
    }

    @Test
    void keepsUntoldWhatChangedHereAgainMeanwhile() {
        assertThat(BeliefAfterPut.of(belief("5000.00", 4L, 4), TOLD, 5L).untold())
                .containsKey(ProductField.PRICE);
    }

    @Test
    void keepsWhatAPersonThereSavedAfterUs() {
        var after = BeliefAfterPut.of(belief("7000.00", 6L, 3), TOLD, 5L);

        assertThat(after.theirs().get(ProductField.PRICE).value()).isEqualTo("7000.00");
        assertThat(after.untold()).containsKey(ProductField.PRICE);
    }

    @Test
    void isDoneWhenALaterSaveThereHoldsWhatWeTold() {
        assertThat(BeliefAfterPut.of(belief("6000.00", 6L, 3), TOLD, 5L).untold())
                .isEmpty();
    }

    @Test
    void isDoneWhenTheHookOfThisWriteCameFirst() {
        var after = BeliefAfterPut.of(belief("6000.00", 5L, 3), TOLD, 5L);

        assertThat(after.untold()).isEmpty();
    }

    @Test
    void tellsOverWhatWeNoLongerSayWhenItArrives() {
        var overruled =
                belief("7000.00", 4L, 3).withTheirs(belief("7000.00", 4L, 3).theirs(), Map.of());
        var theirsWon =
                overruled.withOurs(Products.snapshot(PRODUCT, 4, NOW, Map.of(ProductField.PRICE, "7000.00")), Map.of());

        var after = BeliefAfterPut.of(theirsWon, TOLD, 5L);

        assertThat(after.theirs().get(ProductField.PRICE).value()).isEqualTo("6000.00");
        assertThat(after.untold()).containsEntry(ProductField.PRICE, new Untold(4, NOW));
        assertThat(after.theirs().get(ProductField.PRICE).overwritten())
                .containsExactly(new Overwritten("7000.00", 4, NOW, false));
    }

    @Test
    void believesASiteThatDoesNotCount() {
        var after = BeliefAfterPut.of(belief("5000.00", null, 3), TOLD, null);

        assertThat(after.theirs().get(ProductField.PRICE)).isEqualTo(new Heard("6000.00", null, true, false));
        assertThat(after.untold()).isEmpty();
    }

    @Test
    void leavesTheOtherPicturesWhereTheyAre() {
        var told = new ProductMessage(3, Map.of(ProductField.IMAGES, "https://ours/new.jpg"));
        var before = belief("5000.00", 4L, 3)
                .withTheirs(
                        Map.of(ProductField.IMAGES, new Heard("https://a/1.jpg\nhttps://a/2.jpg", 4L, false, true)),
                        Map.of());

        assertThat(BeliefAfterPut.of(before, told, 5L)
                        .theirs()
                        .get(ProductField.IMAGES)
                        .value())
                .isEqualTo("https://ours/new.jpg\nhttps://a/2.jpg");
    }

    private static ProductBelief belief(String theirPrice, Long heardIn, long untoldSince) {
        return new ProductBelief(
                new ProductBelief.Key(new ShopId("cvetykz"), "main", PRODUCT),
                true,
                untoldSince,
                Products.snapshot(PRODUCT, untoldSince, NOW, Map.of(ProductField.PRICE, "6000.00")),
                Map.of(ProductField.PRICE, new Untold(untoldSince, NOW)),
                Map.of(ProductField.PRICE, new Heard(theirPrice, heardIn, false, true)),
                false,
                null,
                1,
                NOW,
                List.of());
    }
}
