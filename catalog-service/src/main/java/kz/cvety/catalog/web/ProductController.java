package kz.cvety.catalog.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import kz.cvety.catalog.AddProduct;
import kz.cvety.catalog.ArchiveProduct;
import kz.cvety.catalog.EditProduct;
import kz.cvety.catalog.Price;
import kz.cvety.catalog.Product;
import kz.cvety.catalog.ProductFilter;
import kz.cvety.catalog.ProductKind;
import kz.cvety.catalog.Products;
import kz.cvety.catalog.UnknownProduct;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.http.IfMatch;
import kz.cvety.kit.http.PlainText;
import kz.cvety.kit.idempotency.RepeatableRequests;
import kz.cvety.kit.security.Caller;
import kz.cvety.kit.security.Needs;
import kz.cvety.kit.security.Permission;
import kz.cvety.kit.shop.ShopTransactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Products of the caller's shop. Another shop's product does not exist here. */
@RestController
@RequestMapping("/api/v1/products")
@Needs(Permission.CATALOG_READ)
class ProductController {

    /** Kept by the client for itself, and asked about each time. */
    static final CacheControl REVALIDATED = CacheControl.noCache().cachePrivate();

    private final ShopTransactions transactions;
    private final AddProduct addProduct;
    private final EditProduct editProduct;
    private final ArchiveProduct archiveProduct;
    private final Products products;
    private final RepeatableRequests requests;

    ProductController(
            ShopTransactions transactions,
            AddProduct addProduct,
            EditProduct editProduct,
            ArchiveProduct archiveProduct,
            Products products,
            RepeatableRequests requests) {
        this.transactions = transactions;
        this.addProduct = addProduct;
        this.editProduct = editProduct;
        this.archiveProduct = archiveProduct;
        this.products = products;
        this.requests = requests;
    }

    @PostMapping
    @Needs(Permission.CATALOG_WRITE)
    ResponseEntity<ProductView> add(
            Caller caller, @RequestHeader("Idempotency-Key") String key, @Valid @RequestBody NewProduct request) {
        var shop = caller.shop();
        var claim = requests.key(caller, key, request);
        var product = transactions.call(
                shop, () -> addProduct.handle(shop, caller, claim, request.wantedKind(), request.wishes()));
        return ResponseEntity.created(URI.create("/api/v1/products/" + product.id()))
                .eTag(ProductTag.of(product))
                .body(ProductView.of(product));
    }

    /** A page of products; the next page is asked for with {@code cursor=<next>}. */
    record PageView(List<ProductView> products, @Nullable String next) {}

    /** Newest first, or best match first where {@code text} is given. */
    @GetMapping
    PageView list(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID folder,
            @RequestParam(required = false) @Nullable Boolean enabled,
            @RequestParam(defaultValue = "false") boolean archived,
            @RequestParam(required = false) @Nullable ProductKind kind,
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
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        var shop = caller.shop();
        var filter = new ProductFilter(folder, enabled, archived, kind, price(priceFrom), price(priceTo), text);
        var after = cursor == null ? null : Cursors.decode(cursor);
        return transactions.call(shop, () -> {
            var page = products.page(shop, filter, after, limit);
            return new PageView(
                    page.products().stream().map(ProductView::of).toList(),
                    page.next().map(Cursors::encode).orElse(null));
        });
    }

    @GetMapping("/{id}")
    ResponseEntity<ProductView> get(Caller caller, @PathVariable UUID id) {
        var shop = caller.shop();
        return answer(shop, () -> products.find(shop, id).orElseThrow(UnknownProduct::new));
    }

    @PutMapping("/{id}")
    @Needs(Permission.CATALOG_WRITE)
    ResponseEntity<ProductView> edit(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ProductChanges request) {
        var shop = caller.shop();
        var expected = IfMatch.version(ifMatch);
        return answer(shop, () -> editProduct.handle(shop, id, request.wishes(), expected, caller));
    }

    @PostMapping("/{id}/archive")
    @Needs(Permission.CATALOG_WRITE)
    ResponseEntity<ProductView> archive(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        var shop = caller.shop();
        var expected = IfMatch.version(ifMatch);
        return answer(shop, () -> archiveProduct.handle(shop, id, true, expected, caller));
    }

    @PostMapping("/{id}/restore")
    @Needs(Permission.CATALOG_WRITE)
    ResponseEntity<ProductView> restore(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        var shop = caller.shop();
        var expected = IfMatch.version(ifMatch);
        return answer(shop, () -> archiveProduct.handle(shop, id, false, expected, caller));
    }

    private ResponseEntity<ProductView> answer(ShopId shop, Supplier<Product> work) {
        var product = transactions.call(shop, work);
        return ResponseEntity.ok()
                .cacheControl(REVALIDATED)
                .eTag(ProductTag.of(product))
                .body(ProductView.of(product));
    }

    static @Nullable Price price(@Nullable String amount) {
        return amount == null ? null : Price.of(amount);
    }
}
