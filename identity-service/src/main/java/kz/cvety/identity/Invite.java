package kz.cvety.identity;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.InstantSource;
import java.util.UUID;
import kz.cvety.identity.audit.AuditLog;
import kz.cvety.identity.audit.SecurityEvent;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Invites somebody by their e-mail address. The secret of the invitation is shown to the one who invites, once; bringing it to the
 * invited person is theirs to do.
 */
@Component
public class Invite {

    /** The invitation and the secret that accepts it. */
    public record Sent(Invitation invitation, OneTimeSecret secret) {}

    private final Invitations invitations;
    private final Shops shops;
    private final Members members;
    private final Grants grants;
    private final AuditLog audit;
    private final Scopes scopes;
    private final IdentityProperties properties;
    private final InstantSource clock;

    Invite(
            Invitations invitations,
            Shops shops,
            Members members,
            Grants grants,
            AuditLog audit,
            Scopes scopes,
            IdentityProperties properties,
            InstantSource clock) {
        this.invitations = invitations;
        this.shops = shops;
        this.members = members;
        this.grants = grants;
        this.audit = audit;
        this.scopes = scopes;
        this.properties = properties;
        this.clock = clock;
    }

    public Sent handle(
            ShopId shop, Caller caller, Email email, Role role, @Nullable String permissionSet, Visitor visitor) {
        return scopes.within(shop, () -> {
            if (shops.find(shop).isEmpty()) {
                throw new UnknownShop();
            }
            grants.check(shop, caller, role, permissionSet);
            if (members.team(shop).stream().anyMatch(member -> member.email().equals(email))) {
                throw new AlreadyMember();
            }
            return send(shop, caller, email, role, permissionSet, visitor);
        });
    }

    /** Invites somebody who will run the platform. */
    public Sent operator(Caller caller, Email email, Visitor visitor) {
        return scopes.everywhere(() -> send(null, caller, email, Role.OPERATOR, null, visitor));
    }

    private Sent send(
            @Nullable ShopId shop,
            Caller caller,
            Email email,
            Role role,
            @Nullable String permissionSet,
            Visitor visitor) {
        var now = clock.instant();
        var secret = OneTimeSecret.make();
        var invitation = new Invitation(
                UuidCreator.getTimeOrderedEpoch(),
                shop,
                email,
                role,
                permissionSet,
                UUID.fromString(caller.userId()),
                now,
                now.plus(properties.invitationLife()));
        invitations.add(invitation, secret);
        audit.append(visitor.as(caller).in(shop).did(SecurityEvent.INVITED, invitation.id()));
        return new Sent(invitation, secret);
    }
}
