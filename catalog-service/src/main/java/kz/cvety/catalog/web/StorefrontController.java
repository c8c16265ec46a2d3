package kz.cvety.catalog.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import kz.cvety.catalog.Product;
import kz.cvety.catalog.ProductFilter;
import kz.cvety.catalog.Products;
import kz.cvety.catalog.UnknownProduct;
import kz.cvety.catalog.Variant;
import kz.cvety.events.catalog.ProductAttribute;
import kz.cvety.events.catalog.ProductImage;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.http.PlainText;
import kz.cvety.kit.security.Public;
import kz.cvety.kit.security.PublicPaths;
import kz.cvety.kit.shop.ShopTransactions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a shop offers, for everybody who may want to buy it. Shows nothing that is not on the shelves, and nothing of how it is made. */
@Public
@RestController
@RequestMapping("/api/v1/storefront/{shop}/products")
class StorefrontController {

    @Configuration(proxyBeanMethods = false)
    static class Everybody {

        @Bean
        PublicPaths shelvesArePublic() {
            return new PublicPaths("/api/v1/storefront/*/products", "/api/v1/storefront/*/products/*");
        }
    }

    private static final CacheControl FOR_A_MINUTE =
            CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic();

    private final ShopTransactions transactions;
    private final Products products;

    StorefrontController(ShopTransactions transactions, Products products) {
        this.transactions = transactions;
        this.products = products;
    }

    /** One way to buy it. */
    record OfferedVariant(UUID variantId, String name, String price) {

        static OfferedVariant of(Variant variant) {
            return new OfferedVariant(
                    variant.id(), variant.name(), variant.price().toString());
        }
    }

    /** A product as buyers see it, with the variants they can have. */
    record OfferedProduct(
            UUID id,
            String kind,
            String name,
            @Nullable String description,
            @Nullable UUID folderId,
            @Nullable String folder,
            String currency,
            String price,
            List<OfferedVariant> variants,
            List<ProductAttribute> attributes,
            List<ProductImage> images) {

        static OfferedProduct of(Product product) {
            var now = product.snapshot();
            return new OfferedProduct(
                    now.productId(),
                    now.kind(),
                    now.name(),
                    now.description(),
                    now.folderId(),
                    now.folder(),
                    now.currency(),
                    now.price(),
                    product.offer().variants().stream()
                            .filter(Variant::enabled)
                            .map(OfferedVariant::of)
                            .toList(),
                    now.attributes(),
                    now.images());
        }
    }

    /** A page of products; the next page is asked for with {@code cursor=<next>}. */
    record ShelfView(
            List<OfferedProduct> products, @Nullable String next) {}

    /** Newest first, or best match first where {@code text} is given. */
    @GetMapping
    ResponseEntity<ShelfView> list(
            @PathVariable String shop,
            @RequestParam(required = false) @Nullable UUID folder,
            @RequestParam(required = false)
                    @Pattern(regexp = ProductFields.AMOUNT, message = ProductFields.NO_AMOUNT)
                    @Nullable
                    String priceFrom,
            @RequestParam(required = false)
                    @Pattern(regexp = ProductFields.AMOUNT, message = ProductFields.NO_AMOUNT)
                    @Nullable
                    String priceTo,
            @RequestParam(required = false) @PlainText(max = 200) @Nullable String text,
            @RequestParam(required = false) @PlainText(max = 60) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        var of = shop(shop);
        var filter = new ProductFilter(
                folder, true, false, null, ProductController.price(priceFrom), ProductController.price(priceTo), text);
        var after = cursor == null ? null : Cursors.decode(cursor);
        var page = transactions.call(of, () -> products.page(of, filter, after, limit));
        var view = new ShelfView(
                page.products().stream().map(OfferedProduct::of).toList(),
                page.next().map(Cursors::encode).orElse(null));
        return ResponseEntity.ok()
                .cacheControl(FOR_A_MINUTE)
                .eTag("\"" + Long.toHexString(trace(view)) + "\"")
                .body(view);
    }

    @GetMapping("/{id}")
    ResponseEntity<OfferedProduct> get(@PathVariable String shop, @PathVariable UUID id) {
        var of = shop(shop);
        var view = transactions
                .call(of, () -> products.find(of, id))
                .filter(product -> product.offer().enabled() && !product.archived())
                .map(OfferedProduct::of)
                .orElseThrow(UnknownProduct::new);
        return ResponseEntity.ok()
                .cacheControl(FOR_A_MINUTE)
                .eTag("\"" + Long.toHexString(trace(view)) + "\"")
                .body(view);
    }

    /** Two answers that say the same have the same; records add theirs up from all they hold. */
    private static long trace(Record view) {
        var text = view.toString();
        return (long) view.hashCode() << 32 | (text.hashCode() & 0xffffffffL);
    }

    private static ShopId shop(String name) {
        try {
            return new ShopId(name);
        } catch (IllegalArgumentException e) {
            throw new UnknownProduct();
        }
    }
}
