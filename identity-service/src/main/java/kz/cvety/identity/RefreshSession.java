package kz.cvety.identity;

import java.time.InstantSource;
import java.util.Optional;
import kz.cvety.identity.audit.AuditLog;
import kz.cvety.identity.audit.Deed;
import kz.cvety.identity.audit.SecurityEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Exchanges a refresh token for the next pair. A token is good once: whoever brings a used one shows that two have it, so the
 * whole session ends for both. There is no grace for a client that refreshes twice at once; it has to sign in again.
 */
@Component
public class RefreshSession {

    private static final Logger log = LoggerFactory.getLogger(RefreshSession.class);

    private final Sessions sessions;
    private final Accounts accounts;
    private final Members members;
    private final SessionTokens tokens;
    private final AuditLog audit;
    private final Scopes scopes;
    private final InstantSource clock;

    RefreshSession(
            Sessions sessions,
            Accounts accounts,
            Members members,
            SessionTokens tokens,
            AuditLog audit,
            Scopes scopes,
            InstantSource clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.members = members;
        this.tokens = tokens;
        this.audit = audit;
        this.scopes = scopes;
        this.clock = clock;
    }

    public Tokens handle(OneTimeSecret token, Visitor visitor) {
        var family = scopes.everywhere(() -> sessions.familyOf(token)).orElseThrow(SessionOver::new);
        // what a refusal has changed must stay: it is thrown after the commit
        return scopes.within(family.shop(), () -> rotate(token, family, visitor))
                .orElseThrow(SessionOver::new);
    }

    private Optional<Tokens> rotate(OneTimeSecret token, Sessions.Family family, Visitor visitor) {
        var now = clock.instant();
        var session = sessions.use(token, visitor, now);
        if (session.isEmpty()) {
            if (sessions.wasUsed(token) && sessions.end(family.session(), Session.End.TOKEN_REUSED, now)) {
                audit.append(new Deed(family.shop(), family.userId(), visitor.address())
                        .did(SecurityEvent.REFRESH_TOKEN_REUSED, family.session()));
                log.atWarn()
                        .addKeyValue("shop", family.shop())
                        .addKeyValue("session", family.session())
                        .log("session.token-reused");
            }
            return Optional.empty();
        }
        var who = whoIs(session.get());
        if (who.isEmpty()) {
            sessions.end(session.get().id(), Session.End.NOT_WELCOME, now);
        }
        return who.map(identity -> tokens.next(session.get(), identity));
    }

    /** As they are now: role, permissions and name may have changed since they signed in. */
    private Optional<Identity> whoIs(Session session) {
        var shop = session.shop();
        if (shop == null) {
            return accounts.find(session.userId()).filter(Account::operator).map(Identity::operator);
        }
        return members.find(shop, session.userId())
                .filter(member -> member.active() && member.shopOpen())
                .map(Identity::of);
    }
}
