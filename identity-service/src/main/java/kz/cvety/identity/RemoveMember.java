package kz.cvety.identity;

import java.time.InstantSource;
import java.util.UUID;
import kz.cvety.events.identity.UserLeft;
import kz.cvety.identity.audit.AuditLog;
import kz.cvety.identity.audit.SecurityEvent;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.outbox.Outbox;
import kz.cvety.kit.security.Caller;
import org.springframework.stereotype.Component;

/** Takes somebody out of the team and ends their sessions in this shop. The account itself stays: they may work elsewhere. */
@Component
public class RemoveMember {

    private final Members members;
    private final Sessions sessions;
    private final Grants grants;
    private final AuditLog audit;
    private final Outbox outbox;
    private final Scopes scopes;
    private final InstantSource clock;

    RemoveMember(
            Members members,
            Sessions sessions,
            Grants grants,
            AuditLog audit,
            Outbox outbox,
            Scopes scopes,
            InstantSource clock) {
        this.members = members;
        this.sessions = sessions;
        this.grants = grants;
        this.audit = audit;
        this.outbox = outbox;
        this.scopes = scopes;
        this.clock = clock;
    }

    public void handle(ShopId shop, Caller caller, UUID userId, Visitor visitor) {
        scopes.within(shop, () -> {
            members.lock(shop);
            var member = members.find(shop, userId).filter(Member::active).orElseThrow(UnknownMember::new);
            grants.check(caller, member.role(), member.permissions());
            if (member.role() == Role.DIRECTOR && members.directors(shop) == 1) {
                throw new LastDirector();
            }
            var removed = members.remove(shop, userId);
            sessions.endAllOf(userId, null, Session.End.MEMBER_REMOVED, clock.instant());
            outbox.append(shop, caller.origin(), new UserLeft(removed.snapshot()));
            audit.append(visitor.as(caller).did(SecurityEvent.MEMBER_REMOVED, userId));
            return true;
        });
    }
}
