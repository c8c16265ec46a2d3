package kz.cvety.payments.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import kz.cvety.events.payments.PaymentAttention;
import kz.cvety.events.payments.PaymentStatus;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.http.PlainText;
import kz.cvety.kit.idempotency.RepeatableRequests;
import kz.cvety.kit.security.Caller;
import kz.cvety.kit.security.Needs;
import kz.cvety.kit.security.Permission;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.payments.AssignPayment;
import kz.cvety.payments.Once;
import kz.cvety.payments.Payment;
import kz.cvety.payments.PaymentFilter;
import kz.cvety.payments.PaymentRefused;
import kz.cvety.payments.Payments;
import kz.cvety.payments.Provider;
import kz.cvety.payments.RequestPayment;
import kz.cvety.payments.RetryPayment;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Payments of the caller's shop. Another shop's payment does not exist here. */
@RestController
@RequestMapping("/api/v1/payments")
@Needs(Permission.PAYMENTS_READ)
class PaymentController {

    private final ShopTransactions transactions;
    private final Payments payments;
    private final RequestPayment request;
    private final RetryPayment retry;
    private final AssignPayment assign;
    private final Once once;
    private final RepeatableRequests requests;

    PaymentController(
            ShopTransactions transactions,
            Payments payments,
            RequestPayment request,
            RetryPayment retry,
            AssignPayment assign,
            Once once,
            RepeatableRequests requests) {
        this.transactions = transactions;
        this.payments = payments;
        this.request = request;
        this.retry = retry;
        this.assign = assign;
        this.once = once;
        this.requests = requests;
    }

    /** A page of payments, newest first; the next page is asked for with {@code cursor=<next>}. */
    record PageView(List<PaymentView> payments, @Nullable String next) {}

    @GetMapping
    PageView list(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID order,
            @RequestParam(defaultValue = "") Set<PaymentStatus> status,
            @RequestParam(required = false) @Nullable Provider provider,
            @RequestParam(defaultValue = "") Set<PaymentAttention> attention,
            @RequestParam(defaultValue = "false") boolean flagged,
            @RequestParam(required = false) @PlainText(max = 60) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        var shop = caller.shop();
        var filter = new PaymentFilter(order, status, provider, attention, flagged);
        var after = cursor == null ? null : Cursors.decode(cursor);
        return transactions.call(shop, () -> {
            var page = payments.page(shop, filter, after, limit);
            return new PageView(
                    page.payments().stream().map(PaymentView::of).toList(),
                    page.next().map(Cursors::encode).orElse(null));
        });
    }

    @GetMapping("/{id}")
    PaymentView get(Caller caller, @PathVariable UUID id) {
        var shop = caller.shop();
        return transactions.call(shop, () -> PaymentView.of(found(shop, id)));
    }

    /** Asks for the money of an order. */
    record PaymentRequest(
            @NotNull UUID orderId,
            @NotNull Provider provider,
            @Nullable Instant payBy) {}

    @PostMapping
    @Needs(Permission.PAYMENTS_WRITE)
    ResponseEntity<PaymentView> request(
            Caller caller, @RequestHeader("Idempotency-Key") String key, @Valid @RequestBody PaymentRequest body) {
        var shop = caller.shop();
        var claimed = requests.key(caller, key, "payment", body);
        return created(
                shop,
                () -> once.handle(
                        shop,
                        claimed,
                        id -> request.handle(shop, id, caller.origin(), body.orderId(), body.provider(), body.payBy()),
                        id -> found(shop, id)));
    }

    /** Another way to pay for the buyer, once the last one is over. */
    @PostMapping("/{id}/attempts")
    @Needs(Permission.PAYMENTS_WRITE)
    ResponseEntity<PaymentView> attempt(
            Caller caller, @PathVariable UUID id, @RequestHeader("Idempotency-Key") String key) {
        var shop = caller.shop();
        var claimed = requests.key(caller, key, "attempt", id);
        return created(
                shop,
                () -> once.handle(
                        shop, claimed, attempt -> retry.handle(shop, id, attempt), attempt -> found(shop, id)));
    }

    /** What the money pays for. */
    record AssignRequest(@NotNull UUID orderId) {}

    @PostMapping("/{id}/assign")
    @Needs(Permission.PAYMENTS_WRITE)
    PaymentView assign(Caller caller, @PathVariable UUID id, @Valid @RequestBody AssignRequest body) {
        var shop = caller.shop();
        return transactions.call(shop, () -> PaymentView.of(assign.handle(shop, id, body.orderId(), caller.origin())));
    }

    private ResponseEntity<PaymentView> created(ShopId shop, Supplier<Payment> work) {
        var view = transactions.call(shop, () -> PaymentView.of(work.get()));
        return ResponseEntity.created(URI.create("/api/v1/payments/" + view.id()))
                .body(view);
    }

    private Payment found(ShopId shop, UUID id) {
        return payments.find(shop, id).orElseThrow(PaymentRefused.UnknownPayment::new);
    }
}
