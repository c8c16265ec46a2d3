package kz.cvety.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import kz.cvety.events.identity.UserChanged;
import kz.cvety.identity.audit.AuditLog;
import kz.cvety.identity.audit.SecurityEvent;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.outbox.Outbox;
import kz.cvety.kit.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives a member another role or permission set. Their tokens say so from their next refresh on. */
@Component
public class ChangeMember {

    private final Members members;
    private final Grants grants;
    private final AuditLog audit;
    private final Outbox outbox;
    private final Scopes scopes;

    ChangeMember(Members members, Grants grants, AuditLog audit, Outbox outbox, Scopes scopes) {
        this.members = members;
        this.grants = grants;
        this.audit = audit;
        this.outbox = outbox;
        this.scopes = scopes;
    }

    public Member handle(
            ShopId shop, Caller caller, UUID userId, Role role, @Nullable String permissionSet, Visitor visitor) {
        return scopes.within(shop, () -> {
            members.lock(shop);
            var before = members.find(shop, userId).filter(Member::active).orElseThrow(UnknownMember::new);
            grants.check(caller, before.role(), before.permissions());
            grants.check(shop, caller, role, permissionSet);
            if (before.role() == role && Objects.equals(before.permissionSet(), permissionSet)) {
                return before;
            }
            if (before.role() == Role.DIRECTOR && role != Role.DIRECTOR && members.directors(shop) == 1) {
                throw new LastDirector();
            }
            var after = members.change(shop, userId, role, permissionSet);
            var changed = new ArrayList<String>();
            if (before.role() != role) {
                changed.add("role");
            }
            outbox.append(shop, caller.origin(), new UserChanged(after.snapshot(), List.copyOf(changed)));
            audit.append(visitor.as(caller).did(SecurityEvent.MEMBER_CHANGED, userId));
            return after;
        });
    }
}
