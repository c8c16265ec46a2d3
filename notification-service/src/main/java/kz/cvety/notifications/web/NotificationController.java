package kz.cvety.notifications.web;

import java.util.List;
import java.util.UUID;
import kz.cvety.kit.security.Caller;
import kz.cvety.kit.security.Needs;
import kz.cvety.kit.security.Permission;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.notifications.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What was told about an order. Operators of the platform name the shop. */
@RestController
@RequestMapping("/api/v1/notifications")
@Needs(Permission.MESSAGES_READ)
class NotificationController {

    private final Messages messages;
    private final ShopTransactions transactions;

    NotificationController(Messages messages, ShopTransactions transactions) {
        this.messages = messages;
        this.transactions = transactions;
    }

    @GetMapping
    List<Messages.Entry> ofOrder(
            Caller caller, @RequestParam UUID orderId, @RequestParam(required = false) @Nullable String shop) {
        var scope = ScopeOf.caller(caller, shop);
        return transactions.call(scope, () -> messages.ofOrder(scope, orderId));
    }

    @PostMapping("/{id}/retry")
    @Needs(Permission.MESSAGES_WRITE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    void retry(Caller caller, @PathVariable UUID id, @RequestParam(required = false) @Nullable String shop) {
        var scope = ScopeOf.caller(caller, shop);
        transactions.run(scope, () -> messages.retry(scope, id));
    }
}
