package kz.cvety.identity;

import java.time.InstantSource;
import java.util.UUID;
import kz.cvety.identity.audit.AuditLog;
import kz.cvety.identity.audit.SecurityEvent;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.security.Caller;
import org.springframework.stereotype.Component;

/** Takes an invitation back that nobody has accepted yet. */
@Component
public class WithdrawInvitation {

    private final Invitations invitations;
    private final AuditLog audit;
    private final Scopes scopes;
    private final InstantSource clock;

    WithdrawInvitation(Invitations invitations, AuditLog audit, Scopes scopes, InstantSource clock) {
        this.invitations = invitations;
        this.audit = audit;
        this.scopes = scopes;
        this.clock = clock;
    }

    public void handle(ShopId shop, Caller caller, UUID id, Visitor visitor) {
        scopes.within(shop, () -> {
            if (!invitations.withdraw(shop, id, clock.instant())) {
                throw new InvitationOver();
            }
            audit.append(visitor.as(caller).did(SecurityEvent.INVITATION_WITHDRAWN, id));
            return true;
        });
    }
}
