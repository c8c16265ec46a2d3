package kz.cvety.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.cvety.events.catalog.ProductAttribute;
import kz.cvety.events.catalog.ProductImage;
import kz.cvety.events.catalog.ProductSnapshot;
import kz.cvety.sync.products.ProductBelief;
import tools.jackson.databind.node.ObjectNode;

/** Products as both sides tell them. */
public final class Products {

    public static final Instant ADDED = Instant.parse("2026-03-08T07:00:00Z");

    private Products() {}

    /** A hook of the first bridge. */
    public static ObjectNode hook(String event, String id) {
        var hook = (ObjectNode) Gateway.JSON.readTree("""
                {"event_type":"product.updated","product_data":{"id":0,"title":"25 қызыл раушан ❤","price":"4 950 ₸",
                 "isAvailable":true,"image":"https://shop.example/upload/1.jpg",
                 "images":["https://shop.example/upload/1.jpg","https://shop.example/upload/2.jpg"],
                 "catalogHeight":"70 см","description":"Эквадор"}}
                """);
        hook.put("event_type", event);
        data(hook).put("id", Long.parseLong(id));
        return hook;
    }

    /** A hook of our own module, which counts the saves. */
    public static ObjectNode hook(String event, String id, long version) {
        var hook = hook(event, id);
        data(hook).put("version", version);
        return hook;
    }

    public static ObjectNode data(ObjectNode hook) {
        return (ObjectNode) hook.get("product_data");
    }

    /** A product of ours. */
    public static ProductSnapshot snapshot(UUID id, long version, Instant at, Map<ProductField, String> words) {
        var images = new ArrayList<ProductImage>();
        for (var url : words.getOrDefault(ProductField.IMAGES, "https://img.example/1.jpg")
                .split("\n", -1)) {
            if (url.isEmpty()) {
                continue;
            }
            images.add(new ProductImage(
                    UUID.nameUUIDFromBytes(url.getBytes(java.nio.charset.StandardCharsets.UTF_8)), url, null));
        }
        return new ProductSnapshot(
                id,
                version,
                "GOODS",
                words.getOrDefault(ProductField.NAME, "51 раушан"),
                words.getOrDefault(ProductField.DESCRIPTION, "Эквадор"),
                null,
                null,
                !"false".equals(words.get(ProductField.ENABLED)),
                false,
                "KZT",
                words.getOrDefault(ProductField.PRICE, "5000.00"),
                List.of(),
                List.of(
                        new ProductAttribute("height", words.getOrDefault(ProductField.ATTRIBUTES, "70 см")),
                        new ProductAttribute("composition", "роза")),
                images,
                List.of(),
                List.of(),
                ADDED,
                at);
    }

    /** A connection that tells products; whose word counts is what is asked. */
    public static Connection connection(ProductBelief.Key key, FieldOwners owners) {
        return new Connection(
                key.shop(),
                key.connection(),
                "php-endpoint",
                null,
                null,
                "cvety-2025-10",
                1,
                PriceCodec.MAJOR_DECIMAL,
                PriceCodec.RU_TEXT,
                owners,
                ZoneId.of("Asia/Almaty"),
                Duration.ofSeconds(15),
                Duration.ofSeconds(30),
                2,
                40,
                true,
                false);
    }

    public static ProductSnapshot archived(ProductSnapshot was, long version) {
        return new ProductSnapshot(
                was.productId(),
                version,
                was.kind(),
                was.name(),
                was.description(),
                null,
                null,
                was.enabled(),
                true,
                was.currency(),
                was.price(),
                was.variants(),
                was.attributes(),
                was.images(),
                was.recipe(),
                was.externalIds(),
                was.createdAt(),
                was.updatedAt());
    }
}
