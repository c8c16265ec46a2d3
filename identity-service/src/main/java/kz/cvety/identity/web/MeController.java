package kz.cvety.identity.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import kz.cvety.identity.Account;
import kz.cvety.identity.Accounts;
import kz.cvety.identity.ChangePassword;
import kz.cvety.identity.ChangeProfile;
import kz.cvety.identity.Email;
import kz.cvety.identity.InvalidCredentials;
import kz.cvety.identity.Phone;
import kz.cvety.identity.Visitor;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.http.PlainText;
import kz.cvety.kit.security.Caller;
import kz.cvety.kit.security.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The caller's own account. */
@RestController
@RequestMapping("/api/v1/auth/me")
@SignedIn
class MeController {

    private final Accounts accounts;
    private final ChangeProfile changeProfile;
    private final ChangePassword changePassword;

    MeController(Accounts accounts, ChangeProfile changeProfile, ChangePassword changePassword) {
        this.accounts = accounts;
        this.changeProfile = changeProfile;
        this.changePassword = changePassword;
    }

    /** The account as it is; shop, role and permissions as the token says. */
    record MeView(
            UUID id,
            String name,
            String phone,
            String email,
            @Nullable String shop,
            String role,
            List<String> permissions,
            @Nullable String sessionId) {

        static MeView of(Account account, Caller caller) {
            return new MeView(
                    account.id(),
                    account.name(),
                    account.phone().value(),
                    account.email().value(),
                    caller.ofShop().map(ShopId::value).orElse(null),
                    caller.role(),
                    caller.permissions().stream().sorted().toList(),
                    caller.sessionId().orElse(null));
        }
    }

    /** What is absent stays as it is; another phone or e-mail needs {@code password}. */
    record ProfileRequest(
            @Size(min = 1) @PlainText(max = 200) @Nullable String name,
            @PhoneNumber @Nullable String phone,
            @EmailAddress @Nullable String email,
            @Size(max = 200) @Nullable String password) {

        @Override
        public String toString() {
            return "ProfileRequest[hidden]";
        }
    }

    record PasswordRequest(
            @NotEmpty @Size(max = 200) String current,
            @NotNull @NewPassword String wanted) {

        @Override
        public String toString() {
            return "PasswordRequest[hidden]";
        }
    }

    @GetMapping
    MeView me(Caller caller) {
        return accounts.find(UUID.fromString(caller.userId()))
                .map(account -> MeView.of(account, caller))
                .orElseThrow(InvalidCredentials::new);
    }

    @PatchMapping
    MeView change(Caller caller, @Valid @RequestBody ProfileRequest request, Visitor visitor) {
        var account = changeProfile.handle(
                caller,
                request.name(),
                request.phone() == null ? null : Phone.parse(request.phone()).orElseThrow(),
                request.email() == null ? null : Email.parse(request.email()).orElseThrow(),
                request.password(),
                visitor);
        return MeView.of(account, caller);
    }

    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(Caller caller, @Valid @RequestBody PasswordRequest request, Visitor visitor) {
        changePassword.handle(caller, request.current(), request.wanted(), visitor);
    }
}
