package kz.cvety.orders.catalog.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import kz.cvety.events.ExternalId;
import kz.cvety.events.catalog.ProductEvent;
import kz.cvety.events.catalog.ProductSnapshot;
import kz.cvety.events.catalog.ProductVariant;
import kz.cvety.events.catalog.RecipeLine;
import kz.cvety.kit.Money;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.inbox.Fact;
import kz.cvety.kit.inbox.FactConsumer;
import kz.cvety.orders.catalog.Product;
import kz.cvety.orders.catalog.Product.Portion;
import kz.cvety.orders.catalog.Product.Variant;
import kz.cvety.orders.catalog.Products;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps what is offered: the newest snapshot of each product. */
@Component
class OrdersFromProduct implements FactConsumer<ProductEvent> {

    private final Products products;

    OrdersFromProduct(Products products) {
        this.products = products;
    }

    @Override
    public String name() {
        return "orders.from-catalog-product";
    }

    @Override
    public Class<ProductEvent> events() {
        return ProductEvent.class;
    }

    @Override
    public void handle(ShopId shop, List<Fact<ProductEvent>> facts) {
        var newest = new HashMap<UUID, Product>();
        for (var fact : facts) {
            var product = product(fact.event().product());
            newest.merge(product.id(), product, (one, other) -> one.version() < other.version() ? other : one);
        }
        products.keep(shop, newest.values());
    }

    private static Product product(ProductSnapshot told) {
        return new Product(
                told.productId(),
                told.version(),
                told.name(),
                Money.of(told.price(), told.currency()),
                told.enabled() && !told.archived(),
                onlyOne(told.externalIds()),
                portions(told.recipe()),
                told.variants().stream()
                        .map(variant -> variant(variant, told.currency()))
                        .toList());
    }

    private static Variant variant(ProductVariant told, String currency) {
        return new Variant(
                told.variantId(),
                told.name(),
                Money.of(told.price(), currency).minor(),
                told.enabled(),
                portions(told.recipe()));
    }

    private static List<Portion> portions(List<RecipeLine> recipe) {
        return recipe.stream()
                .map(line -> new Portion(line.itemId(), line.quantity()))
                .toList();
    }

    /** A line of an order has room for one id, and no word for whose it is. */
    private static @Nullable String onlyOne(List<ExternalId> ids) {
        return ids.size() == 1 ? ids.getFirst().id() : null;
    }
}
