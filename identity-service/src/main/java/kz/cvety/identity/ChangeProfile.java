package kz.cvety.identity;

import java.util.List;
import java.util.UUID;
import kz.cvety.events.identity.UserChanged;
import kz.cvety.identity.audit.AuditLog;
import kz.cvety.identity.audit.SecurityEvent;
import kz.cvety.kit.outbox.Outbox;
import kz.cvety.kit.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changes what somebody is called and how they sign in. The latter needs their password. A new name is told in every shop of theirs. */
@Component
public class ChangeProfile {

    private final Accounts accounts;
    private final Members members;
    private final OwnPassword password;
    private final AuditLog audit;
    private final Outbox outbox;
    private final Scopes scopes;

    ChangeProfile(
            Accounts accounts, Members members, OwnPassword password, AuditLog audit, Outbox outbox, Scopes scopes) {
        this.accounts = accounts;
        this.members = members;
        this.password = password;
        this.audit = audit;
        this.outbox = outbox;
        this.scopes = scopes;
    }

    /** What is null stays as it is. */
    public Account handle(
            Caller caller,
            @Nullable String name,
            @Nullable Phone phone,
            @Nullable Email email,
            @Nullable String currentPassword,
            Visitor visitor) {
        var id = UUID.fromString(caller.userId());
        if (phone != null || email != null) {
            password.check(id, currentPassword == null ? "" : currentPassword, visitor.as(caller), visitor);
        }
        return scopes.everywhere(() -> {
            var before = accounts.find(id).orElseThrow(InvalidCredentials::new);
            var after = before.called(
                    name == null ? before.name() : name,
                    phone == null ? before.phone() : phone,
                    email == null ? before.email() : email);
            if (after.equals(before)) {
                return before;
            }
            accounts.rename(after);
            if (!after.name().equals(before.name())) {
                for (var place : members.placesOf(id)) {
                    var told = members.renamed(place.shop(), id);
                    outbox.append(place.shop(), caller.origin(), new UserChanged(told.snapshot(), List.of("name")));
                }
            }
            audit.append(visitor.as(caller).did(SecurityEvent.PROFILE_CHANGED, id));
            return after;
        });
    }
}
