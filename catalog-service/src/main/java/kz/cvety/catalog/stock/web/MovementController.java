package kz.cvety.catalog.stock.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.cvety.catalog.stock.MoveStock;
import kz.cvety.catalog.stock.MovementKind;
import kz.cvety.catalog.stock.StockJournal;
import kz.cvety.catalog.stock.StockRefusals.UnknownMovement;
import kz.cvety.kit.http.PlainText;
import kz.cvety.kit.idempotency.RepeatableRequests;
import kz.cvety.kit.security.Caller;
import kz.cvety.kit.security.Needs;
import kz.cvety.kit.security.Permission;
import kz.cvety.kit.shop.ShopTransactions;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What people did in the stores, and the whole journal. */
@RestController
@RequestMapping("/api/v1/inventory/movements")
@Needs(Permission.STOCK_READ)
class MovementController {

    private static final int MOST_LINES = 200;

    private final ShopTransactions transactions;
    private final MoveStock moveStock;
    private final StockJournal journal;
    private final RepeatableRequests requests;

    MovementController(
            ShopTransactions transactions, MoveStock moveStock, StockJournal journal, RepeatableRequests requests) {
        this.transactions = transactions;
        this.moveStock = moveStock;
        this.journal = journal;
        this.requests = requests;
    }

    /** What people may book; only an order uses up. */
    enum Kind {
        RECEIVE,
        WRITE_OFF,
        TRANSFER,
        COUNT
    }

    /**
     * Movements that are booked together or not at all.
     *
     * @param reason in the words of who does it; a write-off needs one
     * @param orderId the order it was done for, if any
     */
    record MovementRequest(
            @NotNull Kind kind,
            @PlainText(max = 500) @Nullable String reason,
            @Nullable UUID orderId,
            @NotEmpty @Size(max = MOST_LINES) List<@NotNull @Valid LineRequest> lines) {

        MoveStock.Document document() {
            return new MoveStock.Document(
                    MovementKind.valueOf(kind.name()),
                    reason,
                    orderId,
                    lines.stream()
                            .map(line -> new MoveStock.Line(
                                    line.itemId(), line.storeId(), line.toStoreId(), line.quantity()))
                            .toList());
        }
    }

    /**
     * One item in one store.
     *
     * @param toStoreId where it goes, in a transfer
     * @param quantity how much, or in a count how much was found
     */
    record LineRequest(
            @NotNull UUID itemId,
            @NotNull UUID storeId,
            @Nullable UUID toStoreId,
            @NotNull @Min(0) @Max(1_000_000_000) Long quantity) {}

    /** What was booked together. */
    record DocumentView(UUID id, List<MovementView> movements) {}

    @PostMapping
    @Needs(Permission.STOCK_WRITE)
    ResponseEntity<DocumentView> move(
            Caller caller, @RequestHeader("Idempotency-Key") String key, @Valid @RequestBody MovementRequest request) {
        var shop = caller.shop();
        var named = requests.key(caller, key, request);
        var view = transactions.call(shop, () -> {
            var id = moveStock.handle(shop, caller, named, request.document());
            return new DocumentView(id, views(journal.page(shop, document(id), null, 2 * MOST_LINES)));
        });
        return ResponseEntity.created(URI.create("/api/v1/inventory/movements/" + view.id()))
                .body(view);
    }

    @GetMapping("/{id}")
    DocumentView get(Caller caller, @PathVariable UUID id) {
        var shop = caller.shop();
        var found = transactions.call(shop, () -> journal.page(shop, document(id), null, 10_000));
        if (found.isEmpty()) {
            throw new UnknownMovement();
        }
        return new DocumentView(id, views(found));
    }

    /** A page of the journal, newest first; the next page is asked for with {@code cursor=<next>}. */
    record JournalView(
            List<MovementView> movements, @Nullable String next) {}

    @GetMapping
    JournalView list(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID itemId,
            @RequestParam(required = false) @Nullable UUID storeId,
            @RequestParam(required = false) @Nullable UUID orderId,
            @RequestParam(required = false) @Nullable MovementKind kind,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable Instant from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable Instant to,
            @RequestParam(required = false) @PlainText(max = 60) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        var shop = caller.shop();
        var filter = new StockJournal.Filter(null, itemId, storeId, orderId, kind, from, to);
        var before = cursor == null ? null : (Long) Cursors.position(cursor);
        var found = transactions.call(shop, () -> journal.page(shop, filter, before, limit + 1));
        var page = views(found.subList(0, Math.min(limit, found.size())));
        return new JournalView(
                page, found.size() > limit ? Cursors.encode(page.getLast().position()) : null);
    }

    private static StockJournal.Filter document(UUID id) {
        return StockJournal.Filter.ofDocument(id);
    }

    private static List<MovementView> views(List<StockJournal.Entry> entries) {
        return entries.stream().map(MovementView::of).toList();
    }
}
