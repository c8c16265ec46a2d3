package kz.cvety.orders.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import kz.cvety.events.catalog.ProductVariant;
import kz.cvety.events.catalog.RecipeLine;
import kz.cvety.events.catalog.StockSnapshot;
import kz.cvety.kit.ShopId;
import kz.cvety.orders.CatalogFacts;
import kz.cvety.orders.World;
import kz.cvety.orders.World.Answer;
import org.junit.jupiter.api.Test;

class PlacingIT {

    private final ShopId shop = World.newShop();
    private final String token = World.manager(shop);
    private final StockSnapshot rose = CatalogFacts.item(100);

    @Test
    void takesNamePriceAndExternalIdFromTheCatalogAndKeepsThem() {
        var variant = new ProductVariant(
                UUID.randomUUID(), "25 roses", null, "9000.00", true, List.of(new RecipeLine(rose.itemId(), 25)));
        var bouquet = CatalogFacts.bouquet("Dawn", "5500.00", rose.itemId(), 10);
        var sized = CatalogFacts.product("Sunset", "1.00", List.of(), List.of(variant));
        CatalogFacts.publish(shop, List.of(rose), bouquet, sized);

        var placed = World.place(
                shop,
                CatalogFacts.order(
                        """
                        {"productId": "%s", "quantity": 2, "name": "cheap", "price": "5500"}""".formatted(bouquet.productId()),
                        """
                        {"productId": "%s", "variantId": "%s", "externalProductId": "77", "quantity": 1}""".formatted(sized.productId(), variant.variantId()),
                        """
                        {"name": "A card by hand", "price": "300", "quantity": 1, "externalProductId": "5"}"""));
        CatalogFacts.publish(shop, List.of(), CatalogFacts.priced(bouquet, "1.00"));

        assertThat(placed.status()).isEqualTo(201);
        var order = World.get(placed.header("location"), token);
        assertThat(order.body().at("/items").findValuesAsString("name"))
                .containsExactly("Dawn", "Sunset, 25 roses", "A card by hand");
        assertThat(order.body().at("/items").findValuesAsString("price"))
                .containsExactly("5500.00", "9000.00", "300.00");
        assertThat(order.body().at("/items").findValuesAsString("externalProductId"))
                .containsExactly("901", "77", "5");
        assertThat(order.text("/items/1/variantId"))
                .isEqualTo(variant.variantId().toString());
        assertThat(order.text("/goodsTotal")).isEqualTo("20300.00");
        assertThat(order.text("/stock")).isEqualTo("unchecked");
        assertThat(CatalogFacts.row(rose.itemId())).containsEntry("held", 45L);
    }

    @Test
    void tellsAllWrongLinesAtOnceAndWhere() {
        var variant = new ProductVariant(UUID.randomUUID(), "15", null, "10", true, List.of());
        var disabled = new ProductVariant(UUID.randomUUID(), "25", null, "10", false, List.of());
        var bouquet = CatalogFacts.bouquet("Dawn", "5500.00", rose.itemId(), 30);
        var sized = CatalogFacts.product("Sunset", "1.00", List.of(), List.of(variant, disabled));
        var hidden = CatalogFacts.offered(CatalogFacts.product("Old", "1", List.of(), List.of()), false, false);
        var gone = CatalogFacts.offered(CatalogFacts.product("Older", "1", List.of(), List.of()), true, true);
        CatalogFacts.publish(shop, List.of(rose), bouquet, sized, hidden, gone);

        var refused = World.place(
                shop,
                CatalogFacts.order(
                        CatalogFacts.line(bouquet.productId(), 3),
                        CatalogFacts.line(UUID.randomUUID(), 1),
                        CatalogFacts.line(hidden.productId(), 1),
                        CatalogFacts.line(gone.productId(), 1),
                        CatalogFacts.line(sized.productId(), 1),
                        lineOf(sized.productId(), UUID.randomUUID()),
                        lineOf(sized.productId(), disabled.variantId()),
                        lineOf(bouquet.productId(), variant.variantId()),
                        """
                        {"productId": "%s", "quantity": 1, "price": "5499.99"}""".formatted(bouquet.productId()),
                        CatalogFacts.line(bouquet.productId(), 2)));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/code")).isEqualTo("unknown-product");
        assertThat(errors(refused))
                .containsExactly(
                        "#/items/1/productId unknown-product",
                        "#/items/2/productId product-not-offered",
                        "#/items/3/productId product-not-offered",
                        "#/items/4/variantId variant-required",
                        "#/items/5/variantId unknown-variant",
                        "#/items/6/variantId product-not-offered",
                        "#/items/7/variantId unknown-variant",
                        "#/items/8/price price-changed",
                        "#/items/8/quantity out-of-stock",
                        "#/items/9/quantity out-of-stock");
        assertThat(refused.text("/errors/7/price")).isEqualTo("5500.00");
        assertThat(refused.body().at("/errors/9/wanted").asInt()).isEqualTo(2);
        assertThat(refused.body().at("/errors/9/available").asInt()).isZero();
        assertThat(CatalogFacts.row(rose.itemId())).containsEntry("held", 0L);
    }

    @Test
    void refusesWithAConflictWhatWasTrueAMomentAgo() {
        var bouquet = CatalogFacts.bouquet("Dawn", "5500.00", rose.itemId(), 30);
        CatalogFacts.publish(shop, List.of(rose), bouquet);
        var free = """
                {"name": "Card", "price": "300", "quantity": 1}""";

        var many = World.place(shop, CatalogFacts.order(free, CatalogFacts.line(bouquet.productId(), 4)));
        var dear = World.place(shop, CatalogFacts.order("""
                {"productId": "%s", "quantity": 1, "price": "1"}""".formatted(bouquet.productId())));

        assertThat(many.status()).isEqualTo(409);
        assertThat(many.text("/code")).isEqualTo("out-of-stock");
        assertThat(many.text("/errors/0/pointer")).isEqualTo("#/items/1/quantity");
        assertThat(many.body().at("/errors/0/wanted").asInt()).isEqualTo(4);
        assertThat(many.body().at("/errors/0/available").asInt()).isEqualTo(3);
        assertThat(dear.status()).isEqualTo(409);
        assertThat(dear.text("/code")).isEqualTo("price-changed");
        assertThat(dear.text("/errors/0/pointer")).isEqualTo("#/items/0/price");
        assertThat(World.get("/api/v1/orders", token).body().at("/orders")).isEmpty();
    }

    @Test
    void asksAVariantForItsProduct() {
        var refused = World.place(shop, CatalogFacts.order("""
                {"variantId": "%s", "name": "Roses", "price": "1", "quantity": 1}""".formatted(UUID.randomUUID())));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("#/items/0/variantId");
        assertThat(World.place(shop, CatalogFacts.order("{\"productId\": \"p-1\", \"quantity\": 1}"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void holdsNothingTwiceForARepeatedRequestAndNothingForARefusedOne() {
        var bouquet = CatalogFacts.bouquet("Dawn", "5500.00", rose.itemId(), 60);
        CatalogFacts.publish(shop, List.of(rose), bouquet);
        var body = CatalogFacts.order(CatalogFacts.line(bouquet.productId(), 1));

        var first = World.post("/api/v1/orders", token, body, "Idempotency-Key", "k-1");
        var second = World.post("/api/v1/orders", token, body, "Idempotency-Key", "k-1");
        var other = World.post("/api/v1/orders", token, body, "Idempotency-Key", "k-2");
        CatalogFacts.publish(shop, List.of(CatalogFacts.level(rose, 2, 120)));
        var again = World.post("/api/v1/orders", token, body, "Idempotency-Key", "k-2");

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.text("/id")).isEqualTo(first.text("/id"));
        assertThat(other.status()).isEqualTo(409);
        assertThat(again.status()).as("a refusal does not use up its key").isEqualTo(201);
        assertThat(CatalogFacts.holders(rose.itemId()))
                .containsExactlyInAnyOrder(UUID.fromString(first.text("/id")), UUID.fromString(again.text("/id")));
        assertThat(CatalogFacts.row(rose.itemId())).containsEntry("held", 120L);
    }

    @Test
    void hidesTheProductsOfEveryOtherShop() {
        var bouquet = CatalogFacts.bouquet("Dawn", "5500.00", rose.itemId(), 1);
        CatalogFacts.publish(shop, List.of(rose), bouquet);

        var refused = World.place(World.newShop(), CatalogFacts.order(CatalogFacts.line(bouquet.productId(), 1)));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/code")).isEqualTo("unknown-product");
    }

    private static List<String> errors(Answer answer) {
        var errors = answer.body().at("/errors");
        return IntStream.range(0, errors.size())
                .mapToObj(i -> errors.at("/" + i + "/pointer").asString() + " "
                        + errors.at("/" + i + "/code").asString())
                .toList();
    }

    private static String lineOf(UUID product, UUID variant) {
        return """
                {"productId": "%s", "variantId": "%s", "quantity": 1}""".formatted(product, variant);
    }
}
