package kz.cvety.identity.web;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import kz.cvety.identity.EndSession;
import kz.cvety.identity.Session;
import kz.cvety.identity.Sessions;
import kz.cvety.identity.Visitor;
import kz.cvety.kit.security.Caller;
import kz.cvety.kit.security.SignedIn;
import kz.cvety.kit.shop.ShopTransactions;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where the caller is signed in: in this shop, or on the platform. */
@RestController
@RequestMapping("/api/v1/auth/sessions")
@SignedIn
class SessionController {

    private final Sessions sessions;
    private final EndSession endSession;
    private final ShopTransactions transactions;
    private final InstantSource clock;

    SessionController(Sessions sessions, EndSession endSession, ShopTransactions transactions, InstantSource clock) {
        this.sessions = sessions;
        this.endSession = endSession;
        this.transactions = transactions;
        this.clock = clock;
    }

    record SessionView(
            UUID id,
            String device,
            String address,
            Instant createdAt,
            Instant lastUsedAt,
            Instant expiresAt,
            boolean current) {

        static SessionView of(Session session, Caller caller) {
            return new SessionView(
                    session.id(),
                    session.device(),
                    session.address(),
                    session.createdAt(),
                    session.lastUsedAt(),
                    session.expiresAt(),
                    caller.sessionId().filter(session.id().toString()::equals).isPresent());
        }
    }

    /** The latest first; {@code current} is the one asking. */
    record SessionsView(List<SessionView> sessions) {}

    @GetMapping
    SessionsView list(Caller caller) {
        var user = UUID.fromString(caller.userId());
        var own = caller.ofShop().isPresent()
                ? transactions.call(caller.shop(), () -> sessions.of(user, clock.instant()))
                : transactions.acrossShops(() -> sessions.of(user, clock.instant()));
        return new SessionsView(
                own.stream().map(session -> SessionView.of(session, caller)).toList());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Caller caller, @PathVariable UUID id, Visitor visitor) {
        endSession.handle(caller, id, visitor);
    }
}
