package kz.cvety.orders;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.cvety.events.ExternalId;
import kz.cvety.events.catalog.ProductAdded;
import kz.cvety.events.catalog.ProductSnapshot;
import kz.cvety.events.catalog.ProductVariant;
import kz.cvety.events.catalog.RecipeLine;
import kz.cvety.events.catalog.StockChanged;
import kz.cvety.events.catalog.StockSnapshot;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;

/** Facts of the catalog to test with. */
public final class CatalogFacts {

    private static final Instant AT = Instant.parse("2026-03-08T07:00:00Z");

    private CatalogFacts() {}

    public static ProductSnapshot product(
            String name, String price, List<RecipeLine> recipe, List<ProductVariant> variants) {
        return snapshot(UUID.randomUUID(), 1, name, true, false, price, recipe, variants);
    }

    public static ProductSnapshot bouquet(String name, String price, UUID item, int stems) {
        return product(name, price, List.of(new RecipeLine(item, stems)), List.of());
    }

    public static ProductSnapshot renamed(ProductSnapshot of, String name) {
        return snapshot(of.productId(), of.version() + 1, name, true, false, of.price(), of.recipe(), of.variants());
    }

    public static ProductSnapshot priced(ProductSnapshot of, String price) {
        return snapshot(of.productId(), of.version() + 1, of.name(), true, false, price, of.recipe(), of.variants());
    }

    public static ProductSnapshot offered(ProductSnapshot of, boolean enabled, boolean archived) {
        return snapshot(
                of.productId(), of.version() + 1, of.name(), enabled, archived, of.price(), of.recipe(), of.variants());
    }

    private static ProductSnapshot snapshot(
            UUID id,
            long version,
            String name,
            boolean enabled,
            boolean archived,
            String price,
            List<RecipeLine> recipe,
            List<ProductVariant> variants) {
        return new ProductSnapshot(
                id,
                version,
                "GOODS",
                name,
                null,
                null,
                null,
                enabled,
                archived,
                "KZT",
                price,
                variants,
                List.of(),
                List.of(),
                recipe,
                List.of(new ExternalId("almaty-bitrix", "901")),
                AT,
                AT);
    }

    /** A new item at version 1. */
    public static StockSnapshot item(long available) {
        return level(UUID.randomUUID(), 1, available);
    }

    public static StockSnapshot level(StockSnapshot of, long version, long available) {
        return level(of.itemId(), version, available);
    }

    public static StockSnapshot level(UUID item, long version, long available) {
        return new StockSnapshot(item, version, "Rose", "stem", 100, 0, available, null, false, false, List.of(), AT);
    }

    /** A shop that knows these, heard through Kafka. */
    public static void publish(ShopId shop, List<StockSnapshot> items, ProductSnapshot... products) {
        for (var item : items) {
            World.deliver(World.newFactId(), shop, Origin.SYSTEM, new StockChanged(item, List.of()));
        }
        for (var product : products) {
            World.deliver(World.newFactId(), shop, Origin.SYSTEM, new ProductAdded(product));
        }
        items.forEach(item -> awaitLevel(item.itemId(), item.version()));
        for (var product : products) {
            await().atMost(20, SECONDS)
                    .untilAsserted(
                            () -> assertThat(versionOf(product.productId())).isEqualTo(product.version()));
        }
    }

    public static void awaitKnown(UUID product, UUID item) {
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(versionOf(product)).isPositive());
        awaitLevel(item, 1);
    }

    public static void awaitLevel(UUID item, long version) {
        await().atMost(20, SECONDS).untilAsserted(() -> assertThat(row(item)).containsEntry("version", version));
    }

    private static long versionOf(UUID product) {
        return World.behindTheScenes()
                .sql("select version from product where product_id = ?")
                .param(product)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** What the service knows of an item. */
    public static Map<String, Object> row(UUID item) {
        return World.behindTheScenes()
                .sql("select version, available, held from stock_item where item_id = ?")
                .param(item)
                .query()
                .listOfRows()
                .stream()
                .findFirst()
                .orElse(Map.of());
    }

    /** The orders something of this item is held for. */
    public static List<UUID> holders(UUID item) {
        return World.behindTheScenes()
                .sql("select order_id from stock_hold where item_id = ? order by order_id")
                .param(item)
                .query(UUID.class)
                .list();
    }

    public static String order(String... items) {
        return """
                {"buyer": {"phone": "+77000000001"}, "recipient": {}, "delivery": {}, "items": [%s]}""".formatted(String.join(", ", items));
    }

    public static String line(UUID product, int quantity) {
        return """
                {"productId": "%s", "quantity": %d}""".formatted(product, quantity);
    }
}
