package kz.cvety.notifications.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.UUID;
import kz.cvety.kit.security.Caller;
import kz.cvety.kit.security.Needs;
import kz.cvety.kit.security.Permission;
import kz.cvety.notifications.InvitePeople;
import kz.cvety.notifications.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Gives a shop the link by which the buyer of an order starts to hear about it. */
@RestController
@RequestMapping("/api/v1/subscriptions")
@Needs(Permission.ORDERS_WRITE)
class SubscriptionController {

    record NewSubscription(
            @NotNull UUID orderId,

            @Pattern(regexp = "ru|kk|en", message = "is one of ru, kk, en") @Nullable
            String locale) {}

    record LinkView(String link, Instant expiresAt) {}

    private final InvitePeople invite;

    SubscriptionController(InvitePeople invite) {
        this.invite = invite;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    LinkView subscribe(Caller caller, @Valid @RequestBody NewSubscription request) {
        var link = invite.buyer(caller.shop(), request.orderId(), Language.of(request.locale()), caller.userId());
        return new LinkView(link.link(), link.expiresAt());
    }
}
