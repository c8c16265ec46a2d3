package kz.cvety.catalog.stock.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import kz.cvety.catalog.stock.KeepStores;
import kz.cvety.catalog.stock.StockRefusals.UnknownStore;
import kz.cvety.catalog.stock.Stores;
import kz.cvety.kit.http.IfMatch;
import kz.cvety.kit.http.PlainText;
import kz.cvety.kit.idempotency.RepeatableRequests;
import kz.cvety.kit.security.Caller;
import kz.cvety.kit.security.Needs;
import kz.cvety.kit.security.Permission;
import kz.cvety.kit.shop.ShopTransactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The places where a shop keeps its stock. */
@RestController
@RequestMapping("/api/v1/inventory/stores")
@Needs(Permission.STOCK_READ)
class StoreController {

    private final ShopTransactions transactions;
    private final KeepStores keepStores;
    private final Stores stores;
    private final RepeatableRequests requests;

    StoreController(ShopTransactions transactions, KeepStores keepStores, Stores stores, RepeatableRequests requests) {
        this.transactions = transactions;
        this.keepStores = keepStores;
        this.stores = stores;
        this.requests = requests;
    }

    /** A store, in words of its shop; stock is taken from the lowest position first. */
    record StoreRequest(
            @NotBlank @PlainText(max = 100) String name,
            @Min(0) @Max(1000) int position) {}

    /** A store as it is. */
    record StoreView(UUID id, String name, int position, long version) {

        static StoreView of(Stores.Store store) {
            return new StoreView(store.id(), store.name(), store.position(), store.version());
        }
    }

    /** All stores, in the order in which they are emptied. */
    record StoresView(List<StoreView> stores) {}

    @GetMapping
    StoresView list(Caller caller) {
        var shop = caller.shop();
        return transactions.call(
                shop,
                () -> new StoresView(
                        stores.all(shop).stream().map(StoreView::of).toList()));
    }

    @PostMapping
    @Needs(Permission.STOCK_WRITE)
    ResponseEntity<StoreView> add(
            Caller caller, @RequestHeader("Idempotency-Key") String key, @Valid @RequestBody StoreRequest request) {
        var shop = caller.shop();
        var named = requests.key(caller, key, request);
        var store = transactions.call(shop, () -> keepStores.add(shop, named, request.name(), request.position()));
        return ResponseEntity.created(URI.create("/api/v1/inventory/stores/" + store.id()))
                .eTag(IfMatch.tag(store.version()))
                .body(StoreView.of(store));
    }

    @GetMapping("/{id}")
    ResponseEntity<StoreView> get(Caller caller, @PathVariable UUID id) {
        var shop = caller.shop();
        return answer(transactions.call(shop, () -> stores.find(shop, id).orElseThrow(UnknownStore::new)));
    }

    @PutMapping("/{id}")
    @Needs(Permission.STOCK_WRITE)
    ResponseEntity<StoreView> change(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody StoreRequest request) {
        var shop = caller.shop();
        var expected = IfMatch.version(ifMatch);
        return answer(transactions.call(
                shop, () -> keepStores.change(shop, id, request.name(), request.position(), expected)));
    }

    private static ResponseEntity<StoreView> answer(Stores.Store store) {
        return ResponseEntity.ok().eTag(IfMatch.tag(store.version())).body(StoreView.of(store));
    }
}
