package kz.cvety.identity;

import java.util.Set;
import kz.cvety.identity.audit.AuditLog;
import kz.cvety.identity.audit.SecurityEvent;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.security.Caller;
import org.springframework.stereotype.Component;

/** Says what a shop's permission set allows; whoever has it may that from their next refresh on. Nobody reaches above their own. */
@Component
public class DefinePermissionSet {

    private final PermissionSets sets;
    private final AuditLog audit;
    private final Scopes scopes;

    DefinePermissionSet(PermissionSets sets, AuditLog audit, Scopes scopes) {
        this.sets = sets;
        this.audit = audit;
        this.scopes = scopes;
    }

    public PermissionSet handle(ShopId shop, Caller caller, PermissionSet set, Visitor visitor) {
        return scopes.within(shop, () -> {
            sets.find(shop, set.name()).ifPresent(before -> reachable(caller, before.permissions()));
            reachable(caller, set.permissions());
            sets.define(shop, set);
            audit.append(visitor.as(caller).did(SecurityEvent.PERMISSION_SET_DEFINED, set.name()));
            return set;
        });
    }

    /** Removes a set that nobody has. */
    public void drop(ShopId shop, Caller caller, String name, Visitor visitor) {
        scopes.within(shop, () -> {
            var set = sets.find(shop, name).orElseThrow(UnknownPermissionSet::new);
            reachable(caller, set.permissions());
            if (sets.isUsed(shop, name)) {
                throw new PermissionSetUsed();
            }
            sets.drop(shop, name);
            audit.append(visitor.as(caller).did(SecurityEvent.PERMISSION_SET_DROPPED, name));
            return true;
        });
    }

    private static void reachable(Caller caller, Set<String> permissions) {
        if (!caller.permissions().containsAll(permissions)) {
            throw new BeyondYourOwn();
        }
    }
}
