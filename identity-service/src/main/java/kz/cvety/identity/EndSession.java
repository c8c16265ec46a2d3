package kz.cvety.identity;

import java.time.InstantSource;
import java.util.UUID;
import kz.cvety.identity.audit.AuditLog;
import kz.cvety.identity.audit.Deed;
import kz.cvety.identity.audit.SecurityEvent;
import kz.cvety.kit.security.Caller;
import org.springframework.stereotype.Component;

/** Ends a session: its refresh token is worth nothing at once, its access tokens within minutes. */
@Component
public class EndSession {

    private final Sessions sessions;
    private final AuditLog audit;
    private final Scopes scopes;
    private final InstantSource clock;

    EndSession(Sessions sessions, AuditLog audit, Scopes scopes, InstantSource clock) {
        this.sessions = sessions;
        this.audit = audit;
        this.scopes = scopes;
        this.clock = clock;
    }

    /** Signs out whoever holds this token; a token we do not know, or of a session that is over, changes nothing. */
    public void handle(OneTimeSecret token, Visitor visitor) {
        scopes.everywhere(() -> sessions.familyOf(token))
                .ifPresent(family -> scopes.within(family.shop(), () -> {
                    if (sessions.end(family.session(), Session.End.SIGNED_OUT, clock.instant())) {
                        audit.append(new Deed(family.shop(), family.userId(), visitor.address())
                                .did(SecurityEvent.SIGNED_OUT, family.session()));
                    }
                    return true;
                }));
    }

    /** Ends one of the caller's own sessions. */
    public void handle(Caller caller, UUID session, Visitor visitor) {
        scopes.within(caller.ofShop().orElse(null), () -> {
            var now = clock.instant();
            var own = sessions.of(UUID.fromString(caller.userId()), now).stream()
                    .anyMatch(one -> one.id().equals(session));
            if (!own || !sessions.end(session, Session.End.REVOKED, now)) {
                throw new UnknownSession();
            }
            audit.append(visitor.as(caller).did(SecurityEvent.SESSION_REVOKED, session));
            return true;
        });
    }
}
