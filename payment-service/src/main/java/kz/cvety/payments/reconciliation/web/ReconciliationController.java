package kz.cvety.payments.reconciliation.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import kz.cvety.kit.http.PlainText;
import kz.cvety.kit.idempotency.RepeatableRequests;
import kz.cvety.kit.security.Caller;
import kz.cvety.kit.security.Needs;
import kz.cvety.kit.security.Permission;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.payments.Once;
import kz.cvety.payments.Provider;
import kz.cvety.payments.reconciliation.AdoptMoney;
import kz.cvety.payments.reconciliation.Reconciliation;
import kz.cvety.payments.reconciliation.ReconciliationRefusals.UnknownReconciliation;
import kz.cvety.payments.reconciliation.Reconciliations;
import kz.cvety.payments.reconciliation.RunReconciliation;
import kz.cvety.payments.reconciliation.web.ReconciliationView.DifferenceView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Day by day, what a provider says against what we know. */
@RestController
@RequestMapping("/api/v1/reconciliations")
@Needs(Permission.PAYMENTS_READ)
class ReconciliationController {

    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private final ShopTransactions transactions;
    private final Reconciliations reconciliations;
    private final RunReconciliation run;
    private final AdoptMoney adopt;
    private final Once once;
    private final RepeatableRequests requests;

    ReconciliationController(
            ShopTransactions transactions,
            Reconciliations reconciliations,
            RunReconciliation run,
            AdoptMoney adopt,
            Once once,
            RepeatableRequests requests) {
        this.transactions = transactions;
        this.reconciliations = reconciliations;
        this.run = run;
        this.adopt = adopt;
        this.once = once;
        this.requests = requests;
    }

    /**
     * A day to be compared.
     *
     * @param statement a bank's statement of the day as CSV, headed {@code transactionId,amount,currency,time,refund}; without it
     *     the provider is asked
     */
    record RunRequest(
            @NotNull Provider provider,
            @NotNull LocalDate day,
            @PlainText(max = 900_000) @Nullable String statement) {}

    /** A page, newest first; the next page is asked for with {@code cursor=<next>}. */
    record ReconciliationsView(
            List<CountedView> reconciliations, @Nullable UUID next) {}

    /** A reconciliation, and how many differences it has found. */
    record CountedView(ReconciliationView reconciliation, int differences) {}

    /** A reconciliation and a page of its differences; the next page is asked for with {@code after=<next>}. */
    record DetailView(
            ReconciliationView reconciliation,
            List<DifferenceView> differences,
            @Nullable Integer next) {}

    /** The payment that was made of money. */
    record AdoptedView(UUID paymentId) {}

    @GetMapping
    ReconciliationsView list(
            Caller caller,
            @RequestParam(required = false) @Nullable Provider provider,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        var shop = caller.shop();
        var found = transactions.call(shop, () -> reconciliations.page(shop, provider, cursor, limit + 1));
        var page = found.subList(0, Math.min(limit, found.size()));
        return new ReconciliationsView(
                page.stream()
                        .map(each -> new CountedView(ReconciliationView.of(each.run()), each.differences()))
                        .toList(),
                found.size() > limit ? page.getLast().run().id() : null);
    }

    @GetMapping("/{id}")
    DetailView get(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") @Min(0) int after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(500) int limit) {
        var shop = caller.shop();
        return transactions.call(shop, () -> {
            var found = reconciliations.find(shop, id).orElseThrow(UnknownReconciliation::new);
            var differences = reconciliations.differences(shop, id, after, limit + 1);
            var page = differences.subList(0, Math.min(limit, differences.size()));
            return new DetailView(
                    ReconciliationView.of(found),
                    page.stream().map(DifferenceView::of).toList(),
                    differences.size() > limit ? page.getLast().number() : null);
        });
    }

    @PostMapping
    @Needs(Permission.PAYMENTS_WRITE)
    ResponseEntity<ReconciliationView> run(
            Caller caller, @RequestHeader("Idempotency-Key") String key, @Valid @RequestBody RunRequest request) {
        if (request.day().isBefore(EARLIEST)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "day is before " + EARLIEST);
        }
        var shop = caller.shop();
        var named = requests.key(caller, key, "reconciliation", request);
        var made = transactions.call(
                shop,
                () -> once.<Reconciliation>handle(
                        shop,
                        named,
                        id -> {
                            run.handle(
                                    shop,
                                    id,
                                    caller.origin().value(),
                                    request.provider(),
                                    request.day(),
                                    request.statement());
                            return reconciliations.find(shop, id).orElseThrow(UnknownReconciliation::new);
                        },
                        id -> reconciliations.find(shop, id).orElseThrow(UnknownReconciliation::new)));
        return ResponseEntity.created(URI.create("/api/v1/reconciliations/" + made.id()))
                .body(ReconciliationView.of(made));
    }

    /** Makes a payment without an order of money that is missing here. */
    @PostMapping("/{id}/differences/{number}/adopt")
    @Needs(Permission.PAYMENTS_WRITE)
    AdoptedView adopt(Caller caller, @PathVariable UUID id, @PathVariable int number) {
        var shop = caller.shop();
        return new AdoptedView(transactions.call(shop, () -> adopt.handle(shop, id, number)));
    }
}
