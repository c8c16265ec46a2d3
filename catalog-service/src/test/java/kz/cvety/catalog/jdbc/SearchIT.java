package kz.cvety.catalog.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kz.cvety.catalog.ProductFilter;
import kz.cvety.catalog.Products;
import kz.cvety.catalog.World;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchIT {

    private static final ShopId SHOP = World.newShop();

    static {
        add("{\"name\": \"Красные розы\", \"description\": \"Эквадор\", \"price\": \"1\"}");
        add("{\"name\": \"Қызыл раушан гүлі\", \"price\": \"1\"}");
        add("{\"name\": \"Розовые пионы\", \"price\": \"1\"}");
        add(
                "{\"name\": \"Жёлтые герберы\", \"price\": \"1\", \"attributes\": [{\"name\": \"состав\", \"value\": \"эвкалипт\"}]}");
        add("{\"name\": \"Букет невесты\", \"description\": \"Белая роза и фрезия\", \"price\": \"1\"}");
        add(
                "{\"name\": \"Лилии\", \"price\": \"1\", \"variants\": [{\"name\": \"15\", \"sku\": \"LIL-15\", \"price\": \"1\"}]}");
    }

    @ParameterizedTest
    @CsvSource({
        "роза, Красные розы", // another form of the word
        "розами, Красные розы",
        "раушан, Қызыл раушан гүлі",
        "қызыл, Қызыл раушан гүлі",
        "кызыл гули, Қызыл раушан гүлі", // from a Russian keyboard
        "желтые, Жёлтые герберы",
        "герб, Жёлтые герберы", // not typed to its end
        "эвкалиптом, Жёлтые герберы", // an attribute
        "lil-15, Лилии", // an article number
        "ПИОНЫ, Розовые пионы",
        "пеоны, Розовые пионы", // one letter wrong
        "пеонны, Розовые пионы", // two
        "гирберы, Жёлтые герберы",
        "раушын, Қызыл раушан гүлі"
    })
    void findsWhatIsMeant(String typed, String first) {
        assertThat(names(SHOP, typed)).first().isEqualTo(first);
    }

    @Test
    void putsATitleBeforeADescription() {
        assertThat(names(SHOP, "роза")).containsExactly("Красные розы", "Букет невесты");
    }

    @ParameterizedTest
    @ValueSource(strings = {"!!!", "' & | !(", "трактор", "роза трактор:*", "и"})
    void answersNothingToWhatNothingIsLike(String typed) {
        assertThat(names(SHOP, typed)).doesNotContain("Лилии", "Қызыл раушан гүлі");
    }

    @Test
    void findsNothingOfAnotherShop() {
        var stranger = World.newShop();

        assertThat(names(stranger, "роза")).isEmpty();
        assertThat(names(stranger, "пеонны")).isEmpty();
    }

    @Test
    void pagesByMatchWithoutLossOrRepetition() {
        var shop = World.newShop();
        for (var i = 0; i < 7; i++) {
            World.add("/api/v1/products", shop, "{\"name\": \"Роза\", \"price\": \"1\"}");
        }
        var transactions = World.bean(ShopTransactions.class);
        var products = World.bean(Products.class);
        for (var typed : List.of("роза", "раза")) {
            var first = transactions.call(shop, () -> products.page(shop, text(typed), null, 4));
            var second = transactions.call(
                    shop, () -> products.page(shop, text(typed), first.next().orElseThrow(), 4));

            assertThat(second.next()).isEmpty();
            assertThat(List.of(first, second).stream()
                            .flatMap(page -> page.products().stream())
                            .map(product -> product.id()))
                    .hasSize(7)
                    .doesNotHaveDuplicates();
        }
    }

    private static ProductFilter text(String typed) {
        return new ProductFilter(null, null, false, null, null, null, typed);
    }

    private static List<String> names(ShopId shop, String typed) {
        var products = World.bean(Products.class);
        return World.bean(ShopTransactions.class)
                .call(
                        shop,
                        () -> products.page(shop, text(typed), null, 50).products().stream()
                                .map(product -> product.offer().name())
                                .toList());
    }

    private static void add(String body) {
        assertThat(World.add("/api/v1/products", SHOP, body).status()).isEqualTo(201);
    }
}
