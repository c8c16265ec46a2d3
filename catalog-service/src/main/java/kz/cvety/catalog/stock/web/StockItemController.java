package kz.cvety.catalog.stock.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import kz.cvety.catalog.stock.KeepItems;
import kz.cvety.catalog.stock.StockItem;
import kz.cvety.catalog.stock.StockItem.Description;
import kz.cvety.catalog.stock.StockItems;
import kz.cvety.catalog.stock.StockRefusals.UnknownItem;
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
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a shop keeps in stock, and how much of it there is. */
@RestController
@RequestMapping("/api/v1/inventory")
@Needs(Permission.STOCK_READ)
class StockItemController {

    private final ShopTransactions transactions;
    private final KeepItems keepItems;
    private final StockItems items;
    private final RepeatableRequests requests;

    StockItemController(
            ShopTransactions transactions, KeepItems keepItems, StockItems items, RepeatableRequests requests) {
        this.transactions = transactions;
        this.keepItems = keepItems;
        this.items = items;
        this.requests = requests;
    }

    /**
     * An item in words of its shop.
     *
     * @param unit how it is counted, for example {@code stem} or {@code piece}
     * @param lowAt tell when no more than this is available; never when absent
     * @param archived not kept in stock any more; what is kept is meant without it
     */
    record ItemRequest(
            @NotBlank @PlainText(max = 200) String name,
            @NotBlank @PlainText(max = 20) String unit,
            @Min(0) @Max(1_000_000_000) @Nullable Long lowAt,
            @Nullable Boolean archived) {

        Description description() {
            return new Description(name, unit, lowAt, archived != null && archived);
        }
    }

    /** A page of items by name; the next page is asked for with {@code cursor=<next>}. */
    record StockView(List<ItemView> items, @Nullable String next) {}

    @GetMapping("/stock")
    StockView list(
            Caller caller,
            @RequestParam(required = false) @PlainText(max = 200) @Nullable String search,
            @RequestParam(required = false) @Nullable UUID storeId,
            @RequestParam(required = false) @Nullable Boolean low,
            @RequestParam(defaultValue = "false") boolean archived,
            @RequestParam(required = false) @PlainText(max = 1200) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        var shop = caller.shop();
        var filter = new StockItems.Filter(search, storeId, low, archived);
        var after = cursor == null ? null : Cursors.item(cursor);
        var found = transactions.call(shop, () -> items.page(shop, filter, after, limit + 1));
        var page = found.subList(0, Math.min(limit, found.size()));
        return new StockView(
                page.stream().map(ItemView::of).toList(), found.size() > limit ? cursor(page.getLast()) : null);
    }

    private static String cursor(StockItem last) {
        return Cursors.encode(new StockItems.After(last.description().name(), last.id()));
    }

    @PostMapping("/items")
    @Needs(Permission.STOCK_WRITE)
    ResponseEntity<ItemView> add(
            Caller caller, @RequestHeader("Idempotency-Key") String key, @Valid @RequestBody ItemRequest request) {
        var shop = caller.shop();
        var named = requests.key(caller, key, request);
        var item = transactions.call(shop, () -> keepItems.add(shop, caller, named, request.description()));
        return ResponseEntity.created(URI.create("/api/v1/inventory/items/" + item.id()))
                .eTag(IfMatch.tag(item.edition()))
                .body(ItemView.of(item));
    }

    @GetMapping("/items/{id}")
    ResponseEntity<ItemView> get(Caller caller, @PathVariable UUID id) {
        var shop = caller.shop();
        return answer(transactions.call(shop, () -> items.find(shop, id).orElseThrow(UnknownItem::new)));
    }

    @PutMapping("/items/{id}")
    @Needs(Permission.STOCK_WRITE)
    ResponseEntity<ItemView> describe(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ItemRequest request) {
        var shop = caller.shop();
        var expected = IfMatch.version(ifMatch);
        return answer(
                transactions.call(shop, () -> keepItems.describe(shop, caller, id, request.description(), expected)));
    }

    @DeleteMapping("/items/{id}")
    @Needs(Permission.STOCK_WRITE)
    ResponseEntity<ItemView> archive(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        var shop = caller.shop();
        var expected = IfMatch.version(ifMatch);
        return answer(transactions.call(shop, () -> keepItems.archive(shop, caller, id, expected)));
    }

    private static ResponseEntity<ItemView> answer(StockItem item) {
        return ResponseEntity.ok().eTag(IfMatch.tag(item.edition())).body(ItemView.of(item));
    }
}
