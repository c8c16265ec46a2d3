package kz.cvety.stack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The shelves as the shop's director sees them: the catalog service's REST, and what the gateway says about them. */
final class ProductApi {

    private static final String PRODUCTS = "/api/v1/products";

    private final ApiClient catalog;
    private final ApiClient gateway;

    ProductApi(LocalStack stack) {
        catalog = new ApiClient(stack.people(), stack.catalog(), Duration.ZERO);
        gateway = new ApiClient(stack.people(), stack.gateway(), Duration.ZERO);
    }

    /** Puts a product on the shelf and returns its id. */
    UUID add(String body) {
        return UUID.fromString(catalog.create(PRODUCTS, body).path("id").asString());
    }

    /** Changes what the body names. */
    void edit(UUID product, String body) {
        catalog.put(PRODUCTS + "/" + product, body);
    }

    void archive(UUID product) {
        catalog.post(PRODUCTS + "/" + product + "/archive", null);
    }

    JsonNode get(UUID product) {
        return catalog.get(PRODUCTS + "/" + product);
    }

    /** Whether Bitrix holds what we hold. */
    String sync(UUID product) {
        return get(product).path("sync").asString("");
    }

    /** The product that Bitrix knows under this number, archived or not. */
    Optional<JsonNode> findByBitrixId(long bitrixId) {
        return all().stream()
                .filter(product -> product.path("externalIds")
                        .valueStream()
                        .anyMatch(id -> id.path("id").asString().equals(Long.toString(bitrixId))))
                .findFirst();
    }

    /** What the gateway did not believe of this product without a person. */
    List<JsonNode> parked(long bitrixId) {
        return gateway.get("/v1/parking?connection=" + ServiceProperties.CONNECTION)
                .path("items")
                .valueStream()
                .filter(row -> row.path("externalId").asString("").equals(Long.toString(bitrixId)))
                .toList();
    }

    /** Where both sides wanted a field of this product to be something else. */
    List<JsonNode> conflicts(UUID product) {
        return gateway.get("/api/v1/conflicts?entity=" + product)
                .path("items")
                .valueStream()
                .toList();
    }

    /** Lanes to Bitrix that wait or are stuck. */
    long waitingLanes() {
        return gateway.get("/v1/backlog")
                .path("waiting")
                .valueStream()
                .mapToLong(row -> row.path("lanes").asLong())
                .sum();
    }

    /** All products of the shop, archived or not. */
    List<JsonNode> all() {
        var all = new ArrayList<JsonNode>();
        for (var archived : new boolean[] {false, true}) {
            @Nullable String cursor = null;
            do {
                var page = catalog.get(
                        PRODUCTS + "?limit=200&archived=" + archived + (cursor == null ? "" : "&cursor=" + cursor));
                page.path("products").forEach(all::add);
                cursor = page.path("next").stringValue(null);
            } while (cursor != null);
        }
        return all;
    }
}
