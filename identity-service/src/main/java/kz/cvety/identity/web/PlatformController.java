package kz.cvety.identity.web;

import static java.util.stream.Collectors.groupingBy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import kz.cvety.identity.Account;
import kz.cvety.identity.Accounts;
import kz.cvety.identity.Email;
import kz.cvety.identity.Invite;
import kz.cvety.identity.Member;
import kz.cvety.identity.Members;
import kz.cvety.identity.Role;
import kz.cvety.identity.Visitor;
import kz.cvety.kit.security.Caller;
import kz.cvety.kit.security.Needs;
import kz.cvety.kit.security.Permission;
import kz.cvety.kit.shop.ShopTransactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Everybody on the platform, for those who run it. */
@RestController
@RequestMapping("/api/v1")
@Needs(Permission.PLATFORM_OPERATE)
class PlatformController {

    private final Accounts accounts;
    private final Members members;
    private final Invite invite;
    private final ShopTransactions transactions;

    PlatformController(Accounts accounts, Members members, Invite invite, ShopTransactions transactions) {
        this.accounts = accounts;
        this.members = members;
        this.invite = invite;
        this.transactions = transactions;
    }

    record PlaceView(String shop, Role role, @Nullable String permissionSet) {}

    record AccountView(UUID id, String name, String phone, String email, boolean operator, List<PlaceView> shops) {

        static AccountView of(Account account, List<Member> places) {
            return new AccountView(
                    account.id(),
                    account.name(),
                    account.phone().value(),
                    account.email().value(),
                    account.operator(),
                    places.stream()
                            .map(place -> new PlaceView(place.shop().value(), place.role(), place.permissionSet()))
                            .toList());
        }
    }

    /** A page, the newest first; the next page is asked for with {@code before=<next>}. */
    record AccountsView(List<AccountView> users, @Nullable UUID next) {}

    @GetMapping("/users")
    AccountsView users(
            @RequestParam(required = false) @Nullable UUID before,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        return transactions.acrossShops(() -> {
            var page = accounts.page(before, limit);
            var ids = page.accounts().stream().map(Account::id).toList();
            var places = members.placesOf(ids).stream().collect(groupingBy(Member::userId));
            return new AccountsView(
                    page.accounts().stream()
                            .map(account -> AccountView.of(account, places.getOrDefault(account.id(), List.of())))
                            .toList(),
                    page.next().orElse(null));
        });
    }

    record InvitationRequest(@NotNull @EmailAddress String email) {}

    /** Invites somebody who will run the platform, too. */
    @PostMapping("/operators/invitations")
    ResponseEntity<TeamController.InvitationView> inviteOperator(
            Caller caller, @Valid @RequestBody InvitationRequest request, Visitor visitor) {
        return TeamController.sent(
                "/api/v1/operators/invitations/",
                invite.operator(caller, Email.parse(request.email()).orElseThrow(), visitor));
    }

    /** Invites a director into a shop, for the case that the first invitation came to nothing. */
    @PostMapping("/shops/{id}/directors/invitations")
    ResponseEntity<TeamController.InvitationView> inviteDirector(
            Caller caller, @PathVariable String id, @Valid @RequestBody InvitationRequest request, Visitor visitor) {
        var shop = ShopController.seen(caller, id);
        return TeamController.sent(
                "/api/v1/team/invitations/",
                invite.handle(shop, caller, Email.parse(request.email()).orElseThrow(), Role.DIRECTOR, null, visitor));
    }
}
