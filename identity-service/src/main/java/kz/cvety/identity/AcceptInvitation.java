package kz.cvety.identity;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.events.identity.UserJoined;
import kz.cvety.identity.audit.AuditLog;
import kz.cvety.identity.audit.Deed;
import kz.cvety.identity.audit.SecurityEvent;
import kz.cvety.kit.Origin;
import kz.cvety.kit.outbox.Outbox;
import org.springframework.stereotype.Component;

/**
 * Takes somebody into a team by the secret they were brought. Whoever has an account under the invited e-mail address already
 * proves it with their password and keeps it as it is.
 */
@Component
public class AcceptInvitation {

    private record Found(Invitation invitation, Optional<Account> account) {}

    private final Invitations invitations;
    private final Accounts accounts;
    private final Members members;
    private final Passwords passwords;
    private final Gate gate;
    private final AuditLog audit;
    private final Outbox outbox;
    private final Scopes scopes;
    private final InstantSource clock;

    AcceptInvitation(
            Invitations invitations,
            Accounts accounts,
            Members members,
            Passwords passwords,
            Gate gate,
            AuditLog audit,
            Outbox outbox,
            Scopes scopes,
            InstantSource clock) {
        this.invitations = invitations;
        this.accounts = accounts;
        this.members = members;
        this.passwords = passwords;
        this.gate = gate;
        this.audit = audit;
        this.outbox = outbox;
        this.scopes = scopes;
        this.clock = clock;
    }

    /** Who they are now. They sign in as everybody does. */
    public UUID handle(OneTimeSecret secret, String name, Phone phone, String password, Visitor visitor) {
        gate.pass(visitor);
        var found = scopes.everywhere(() -> invitations
                        .find(secret, clock.instant())
                        .map(invitation -> new Found(
                                invitation,
                                accounts.find(new LoginName(invitation.email().value())))))
                .orElseThrow(InvitationOver::new);
        var invitation = found.invitation();
        var account = found.account()
                .map(known -> proven(known, password, invitation, visitor))
                .orElseGet(() -> new Account(
                        UuidCreator.getTimeOrderedEpoch(),
                        name,
                        phone,
                        invitation.email(),
                        passwords.hash(password, phone, invitation.email()),
                        invitation.shop() == null,
                        clock.instant()));
        return scopes.within(
                invitation.shop(),
                () -> join(invitation, account, found.account().isEmpty(), visitor));
    }

    private Account proven(Account known, String password, Invitation invitation, Visitor visitor) {
        var login = new LoginName(known.email().value());
        gate.pass(login, visitor);
        if (!passwords.matches(password, Optional.of(known.passwordHash()))) {
            scopes.within(invitation.shop(), () -> {
                audit.append(new Deed(invitation.shop(), known.id(), visitor.address())
                        .did(SecurityEvent.INVITATION_REFUSED, invitation.id()));
                return true;
            });
            throw new InvalidCredentials();
        }
        gate.known(login);
        return known;
    }

    private UUID join(Invitation invitation, Account account, boolean isNew, Visitor visitor) {
        var now = clock.instant();
        var shop = invitation.shop();
        if (!invitations.accept(invitation, now)) {
            throw new InvitationOver();
        }
        if (isNew) {
            accounts.add(account);
        }
        if (shop != null) {
            members.lock(shop);
            var member = members.join(shop, account.id(), invitation.role(), invitation.permissionSet(), now);
            outbox.append(shop, Origin.user(account.id().toString()), new UserJoined(member.snapshot()));
        } else if (!account.operator()) {
            accounts.makeOperator(account.id());
        }
        audit.append(new Deed(shop, account.id(), visitor.address())
                .did(SecurityEvent.INVITATION_ACCEPTED, invitation.id()));
        return account.id();
    }
}
