package kz.cvety.identity.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.cvety.identity.EndSession;
import kz.cvety.identity.LogIn;
import kz.cvety.identity.LoginName;
import kz.cvety.identity.OneTimeSecret;
import kz.cvety.identity.RefreshSession;
import kz.cvety.identity.Tokens;
import kz.cvety.identity.Visitor;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.http.PlainText;
import kz.cvety.kit.security.Public;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signing in, going on, signing out. */
@RestController
@RequestMapping("/api/v1/auth")
@Public
class AuthController {

    private final LogIn logIn;
    private final RefreshSession refreshSession;
    private final EndSession endSession;

    AuthController(LogIn logIn, RefreshSession refreshSession, EndSession endSession) {
        this.logIn = logIn;
        this.refreshSession = refreshSession;
        this.endSession = endSession;
    }

    /**
     * Who wants in.
     *
     * @param login e-mail address or phone number
     * @param shop needed by those who work in several
     */
    record LoginRequest(
            @NotBlank @PlainText(max = 254) String login,
            @NotEmpty @Size(max = 200) String password,

            @Pattern(regexp = ShopController.ID) @Nullable String shop) {

        /** Without what was typed: this may end up in a log. */
        @Override
        public String toString() {
            return "LoginRequest[hidden]";
        }
    }

    record RefreshRequest(@NotBlank @Size(max = 200) String refreshToken) {

        @Override
        public String toString() {
            return "RefreshRequest[hidden]";
        }
    }

    record UserView(UUID id, String name, @Nullable String shop, String role, List<String> permissions) {}

    /** Both tokens; {@code expiresIn} is the access token's life in seconds. A refresh token is good once. */
    record TokensView(
            String accessToken,
            String tokenType,
            long expiresIn,
            String refreshToken,
            Instant refreshExpiresAt,
            UserView user) {

        static TokensView of(Tokens tokens) {
            var who = tokens.identity();
            return new TokensView(
                    tokens.access(),
                    "Bearer",
                    tokens.accessLife().toSeconds(),
                    tokens.refresh().value(),
                    tokens.refreshUntil(),
                    new UserView(
                            who.userId(),
                            who.name(),
                            who.shop() == null ? null : who.shop().value(),
                            who.role().name(),
                            who.permissions().stream().sorted().toList()));
        }

        @Override
        public String toString() {
            return "TokensView[hidden]";
        }
    }

    @PostMapping("/login")
    ResponseEntity<TokensView> login(@Valid @RequestBody LoginRequest request, Visitor visitor) {
        var shop = request.shop() == null ? null : new ShopId(request.shop());
        return answer(logIn.handle(LoginName.of(request.login()), request.password(), shop, visitor));
    }

    @PostMapping("/refresh")
    ResponseEntity<TokensView> refresh(@Valid @RequestBody RefreshRequest request, Visitor visitor) {
        return answer(refreshSession.handle(new OneTimeSecret(request.refreshToken()), visitor));
    }

    /** Answers the same whether there was such a session or not. */
    @PostMapping("/logout")
    ResponseEntity<Void> logout(@Valid @RequestBody RefreshRequest request, Visitor visitor) {
        endSession.handle(new OneTimeSecret(request.refreshToken()), visitor);
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<TokensView> answer(Tokens tokens) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(TokensView.of(tokens));
    }
}
