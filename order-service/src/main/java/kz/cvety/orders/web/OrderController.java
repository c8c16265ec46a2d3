package kz.cvety.orders.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kz.cvety.events.orders.OrderStatus;
import kz.cvety.kit.http.IfMatch;
import kz.cvety.kit.http.PlainText;
import kz.cvety.kit.idempotency.RepeatableRequests;
import kz.cvety.kit.security.Caller;
import kz.cvety.kit.security.Needs;
import kz.cvety.kit.security.Permission;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.orders.ChangeStatus;
import kz.cvety.orders.History;
import kz.cvety.orders.OrderFilter;
import kz.cvety.orders.Orders;
import kz.cvety.orders.PlaceOrder;
import kz.cvety.orders.StockState;
import kz.cvety.orders.Transition;
import kz.cvety.orders.UnknownOrder;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Orders of the caller's shop. Another shop's order does not exist here. */
@RestController
@RequestMapping("/api/v1/orders")
@Needs(Permission.ORDERS_READ)
class OrderController {

    private final ShopTransactions transactions;
    private final PlaceOrder placeOrder;
    private final ChangeStatus changeStatus;
    private final Orders orders;
    private final History history;
    private final OrderViews views;
    private final RepeatableRequests requests;

    OrderController(
            ShopTransactions transactions,
            PlaceOrder placeOrder,
            ChangeStatus changeStatus,
            Orders orders,
            History history,
            OrderViews views,
            RepeatableRequests requests) {
        this.transactions = transactions;
        this.placeOrder = placeOrder;
        this.changeStatus = changeStatus;
        this.orders = orders;
        this.history = history;
        this.views = views;
        this.requests = requests;
    }

    @PostMapping
    @Needs(Permission.ORDERS_WRITE)
    ResponseEntity<OrderView> place(
            Caller caller, @RequestHeader("Idempotency-Key") String key, @Valid @RequestBody OrderRequest request) {
        var shop = caller.shop();
        var claim = requests.key(caller, key, request);
        var wanted = request.wanted();
        var view = transactions.call(shop, () -> views.of(shop, placeOrder.handle(shop, caller, claim, wanted)));
        return ResponseEntity.created(URI.create("/api/v1/orders/" + view.id()))
                .eTag(IfMatch.tag(view.version()))
                .body(view);
    }

    /** A page of orders, newest first; the next page is asked for with {@code cursor=<next>}. */
    record PageView(List<OrderView> orders, @Nullable String next) {}

    @GetMapping
    PageView list(
            Caller caller,
            @RequestParam(defaultValue = "") Set<OrderStatus> status,
            @RequestParam(required = false) @CalendarDate @Nullable LocalDate deliveryFrom,
            @RequestParam(required = false) @CalendarDate @Nullable LocalDate deliveryTo,
            @RequestParam(required = false) @PlainText(max = 100) @Nullable String externalId,
            @RequestParam(required = false) @PlainText(max = 100) @Nullable String orderNumber,
            @RequestParam(required = false) @PlainText(max = 8) @Nullable String trackingId,
            @RequestParam(required = false) @PlainText(max = 200) @Nullable String recipient,
            @RequestParam(required = false)
                    @Pattern(
                            regexp = "unchecked|reserved|short|used|released",
                            message = "must be unchecked, reserved, short, used or released")
                    @Nullable
                    String stock,
            @RequestParam(required = false) @PlainText(max = 60) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        var shop = caller.shop();
        var filter = new OrderFilter(
                status,
                deliveryFrom,
                deliveryTo,
                externalId,
                orderNumber,
                trackingId,
                recipient,
                stock == null ? null : StockState.ofWireName(stock));
        var after = cursor == null ? null : Cursors.decode(cursor);
        return transactions.call(shop, () -> {
            var page = orders.page(shop, filter, after, limit);
            return new PageView(
                    views.of(shop, page.orders()),
                    page.next().map(Cursors::encode).orElse(null));
        });
    }

    @GetMapping("/{id}")
    ResponseEntity<OrderView> get(Caller caller, @PathVariable UUID id) {
        var shop = caller.shop();
        var view = transactions.call(
                shop, () -> views.of(shop, orders.find(shop, id).orElseThrow(UnknownOrder::new)));
        return ResponseEntity.ok().eTag(IfMatch.tag(view.version())).body(view);
    }

    /** Where the order should go, and why. */
    record StatusRequest(
            @NotNull OrderStatus status,
            @PlainText(max = 1000) @Nullable String note) {}

    @PostMapping("/{id}/status")
    @Needs(Permission.ORDERS_WRITE)
    ResponseEntity<OrderView> changeStatus(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody StatusRequest request) {
        var shop = caller.shop();
        var expected = IfMatch.version(ifMatch);
        var view = transactions.call(
                shop,
                () -> views.of(
                        shop, changeStatus.handle(shop, id, request.status(), request.note(), expected, caller)));
        return ResponseEntity.ok().eTag(IfMatch.tag(view.version())).body(view);
    }

    /** One accepted transition, as {@code source} and {@code actor} made it. */
    record TransitionView(
            String from,
            String to,
            String source,
            @Nullable String actor,
            @Nullable String note,
            boolean outOfGraph,
            long version,
            Instant at) {

        static TransitionView of(Transition step) {
            return new TransitionView(
                    step.from(),
                    step.to(),
                    step.source(),
                    step.actor(),
                    step.note(),
                    step.outOfGraph(),
                    step.version(),
                    step.at());
        }
    }

    /** How the order came to its status, oldest first. */
    record HistoryView(List<TransitionView> transitions) {}

    @GetMapping("/{id}/history")
    HistoryView history(Caller caller, @PathVariable UUID id) {
        var shop = caller.shop();
        return transactions.call(shop, () -> {
            var order = orders.find(shop, id).orElseThrow(UnknownOrder::new);
            return new HistoryView(history.of(shop, order.id()).stream()
                    .map(TransitionView::of)
                    .toList());
        });
    }
}
