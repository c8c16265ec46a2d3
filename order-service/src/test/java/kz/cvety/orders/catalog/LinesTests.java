package kz.cvety.orders.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.cvety.kit.Money;
import kz.cvety.orders.Assortment.WantedLine;
import kz.cvety.orders.catalog.Product.Portion;
import kz.cvety.orders.catalog.Product.Variant;
import org.junit.jupiter.api.Test;

class LinesTests {

    private static final UUID ROSE = UUID.randomUUID();
    private static final UUID RIBBON = UUID.randomUUID();

    private final Variant bare = new Variant(UUID.randomUUID(), "15", 100, true, List.of());
    private final Variant large = new Variant(UUID.randomUUID(), "51", 300, true, List.of(new Portion(ROSE, 51)));
    private final Product plain = product(List.of(new Portion(ROSE, 10), new Portion(RIBBON, 1)), List.of());
    private final Product withVariants = product(List.of(new Portion(ROSE, 15)), List.of(bare, large));

    @Test
    void sumsUpWhatAllLinesTakeByTheRecipeOfTheVariantOrElseOfTheProduct() {
        var lines = lines(
                wanted(plain, null, 2), wanted(withVariants, bare, 3), wanted(withVariants, large, 1), free("Card"));

        assertThat(lines.refused()).isEmpty();
        assertThat(Lines.needs(lines.choice())).isEqualTo(Map.of(ROSE, 20L + 45 + 51, RIBBON, 2L));
    }

    @Test
    void countsAnItemThatARecipeNamesTwiceTwice() {
        var twice = product(List.of(new Portion(ROSE, 3), new Portion(ROSE, 4)), List.of());

        assertThat(Lines.needs(new Lines(List.of(wanted(twice, null, 2)), Map.of(twice.id(), twice)).choice()))
                .isEqualTo(Map.of(ROSE, 14L));
    }

    @Test
    void servesTheEarlierLinesFirstAndTellsWhatIsLeftInPieces() {
        var choice = lines(wanted(plain, null, 2), wanted(withVariants, bare, 2), wanted(plain, null, 1))
                .choice();

        assertThat(Lines.tooMany(choice, Map.of(ROSE, 40L, RIBBON, 9L)))
                .extracting(
                        LineRefused::line,
                        line -> line.facts().get("wanted"),
                        line -> line.facts().get("available"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, 2, 1L), org.assertj.core.groups.Tuple.tuple(2, 1, 0L));
        assertThat(Lines.tooMany(choice, Map.of(ROSE, 60L, RIBBON, 3L))).isEmpty();
    }

    @Test
    void offersNothingOfAnItemThatIsOverPromisedOrUnknown() {
        var choice = lines(wanted(plain, null, 1)).choice();

        assertThat(Lines.tooMany(choice, Map.of(ROSE, -5L, RIBBON, 3L)))
                .singleElement()
                .satisfies(line -> assertThat(line.facts()).containsEntry("available", 0L));
        assertThat(Lines.tooMany(choice, Map.of())).hasSize(1);
    }

    @Test
    void saysOfALineWithAnotherCurrencyThatItIsNotOffered() {
        var dollars =
                new Product(UUID.randomUUID(), 1, "Roses", new Money(100, "USD"), true, null, List.of(), List.of());

        assertThat(new Lines(List.of(wanted(dollars, null, 1)), Map.of(dollars.id(), dollars)).refused())
                .extracting(LineRefused::code)
                .containsExactly("product-not-offered");
    }

    private Lines lines(WantedLine... wanted) {
        return new Lines(List.of(wanted), Map.of(plain.id(), plain, withVariants.id(), withVariants));
    }

    private static WantedLine wanted(Product product, Variant variant, int quantity) {
        return new WantedLine(product.id(), variant == null ? null : variant.id(), null, null, null, quantity);
    }

    private static WantedLine free(String name) {
        return new WantedLine(null, null, null, name, new Money(100, "KZT"), 1);
    }

    private static Product product(List<Portion> recipe, List<Variant> variants) {
        return new Product(UUID.randomUUID(), 1, "Roses", new Money(100, "KZT"), true, null, recipe, variants);
    }
}
