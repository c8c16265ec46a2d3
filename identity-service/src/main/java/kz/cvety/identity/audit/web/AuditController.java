package kz.cvety.identity.audit.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.cvety.identity.audit.AuditLog;
import kz.cvety.identity.audit.SecurityEvent;
import kz.cvety.kit.security.Caller;
import kz.cvety.kit.security.Needs;
import kz.cvety.kit.security.Permission;
import kz.cvety.kit.shop.ShopTransactions;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit log: a shop's own, or everything for those who run the platform. */
@RestController
@Needs(Permission.AUDIT_READ)
class AuditController {

    private final AuditLog audit;
    private final ShopTransactions transactions;

    AuditController(AuditLog audit, ShopTransactions transactions) {
        this.audit = audit;
        this.transactions = transactions;
    }

    record EntryView(
            UUID id,
            Instant at,
            SecurityEvent what,
            SecurityEvent.Outcome outcome,
            @Nullable String shop,
            @Nullable UUID actor,
            @Nullable String subject,
            String address) {

        static EntryView of(AuditLog.Line line) {
            var entry = line.entry();
            var shop = entry.deed().shop();
            return new EntryView(
                    entry.id(),
                    line.at(),
                    entry.what(),
                    entry.what().outcome(),
                    shop == null ? null : shop.value(),
                    entry.deed().actor(),
                    entry.subject(),
                    entry.deed().address());
        }
    }

    /** A page, the newest first; the next page is asked for with {@code before=<next>}. */
    record AuditView(List<EntryView> entries, @Nullable UUID next) {}

    @GetMapping("/api/v1/audit")
    AuditView list(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID before,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        var page = caller.isOperator()
                ? transactions.acrossShops(() -> audit.pageOfAll(before, limit))
                : transactions.call(caller.shop(), () -> audit.page(caller.shop(), before, limit));
        return new AuditView(
                page.lines().stream().map(EntryView::of).toList(), page.next().orElse(null));
    }
}
