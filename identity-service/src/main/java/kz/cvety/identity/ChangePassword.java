package kz.cvety.identity;

import java.time.InstantSource;
import java.util.UUID;
import kz.cvety.identity.audit.AuditLog;
import kz.cvety.identity.audit.SecurityEvent;
import kz.cvety.kit.security.Caller;
import org.springframework.stereotype.Component;

/** Gives somebody another password and ends all their sessions, in every shop, but the one they do it in. */
@Component
public class ChangePassword {

    private final Accounts accounts;
    private final Sessions sessions;
    private final Passwords passwords;
    private final OwnPassword own;
    private final AuditLog audit;
    private final Scopes scopes;
    private final InstantSource clock;

    ChangePassword(
            Accounts accounts,
            Sessions sessions,
            Passwords passwords,
            OwnPassword own,
            AuditLog audit,
            Scopes scopes,
            InstantSource clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.own = own;
        this.audit = audit;
        this.scopes = scopes;
        this.clock = clock;
    }

    public void handle(Caller caller, String current, String wanted, Visitor visitor) {
        var deed = visitor.as(caller);
        var account = own.check(UUID.fromString(caller.userId()), current, deed, visitor);
        var hash = passwords.hash(wanted, account.phone(), account.email());
        var here = caller.sessionId().map(UUID::fromString).orElse(null);
        scopes.everywhere(() -> {
            accounts.changePassword(account.id(), hash);
            sessions.endAllOf(account.id(), here, Session.End.PASSWORD_CHANGED, clock.instant());
            audit.append(deed.did(SecurityEvent.PASSWORD_CHANGED, account.id()));
            return true;
        });
    }
}
