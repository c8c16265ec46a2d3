package kz.cvety.notifications.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import kz.cvety.kit.security.Caller;
import kz.cvety.kit.security.Needs;
import kz.cvety.kit.security.Permission;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.notifications.InvitePeople;
import kz.cvety.notifications.Language;
import kz.cvety.notifications.Recipients;
import kz.cvety.notifications.StaffChatNotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The chats in which a shop's staff hear of every order. */
@RestController
@RequestMapping("/api/v1/staff-chats")
@Needs(Permission.CHATS_READ)
class StaffChatController {

    record NewInvitation(
            @Pattern(regexp = "ru|kk|en", message = "is one of ru, kk, en") @Nullable
            String locale) {}

    /** One token in two links: for a private chat, and to add the bot to a group. */
    record InvitationView(String link, String groupLink, Instant expiresAt) {}

    record StaffChatView(
            long chatId,
            String locale,
            @Nullable String title,
            String state,
            @Nullable String reason,
            Instant changedAt) {}

    private final InvitePeople invite;
    private final Recipients recipients;
    private final ShopTransactions transactions;

    StaffChatController(InvitePeople invite, Recipients recipients, ShopTransactions transactions) {
        this.invite = invite;
        this.recipients = recipients;
        this.transactions = transactions;
    }

    @PostMapping("/invitations")
    @Needs(Permission.CHATS_WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    InvitationView invite(Caller caller, @Valid @RequestBody NewInvitation request) {
        var link = invite.staff(caller.shop(), Language.of(request.locale()), caller.userId());
        return new InvitationView(link.link(), link.groupLink(), link.expiresAt());
    }

    @GetMapping
    List<StaffChatView> list(Caller caller) {
        var shop = caller.shop();
        return transactions.call(shop, () -> recipients.staff(shop)).stream()
                .map(chat -> new StaffChatView(
                        chat.chatId(),
                        chat.language().code(),
                        chat.title(),
                        chat.state(),
                        chat.reason(),
                        chat.changedAt()))
                .toList();
    }

    @DeleteMapping("/{chatId}")
    @Needs(Permission.CHATS_WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void disable(Caller caller, @PathVariable long chatId) {
        var shop = caller.shop();
        transactions.run(shop, () -> {
            if (!recipients.disableStaff(shop, chatId, caller.userId())) {
                throw new StaffChatNotFound();
            }
        });
    }
}
