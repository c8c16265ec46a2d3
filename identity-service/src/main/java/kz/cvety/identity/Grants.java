package kz.cvety.identity;

import java.util.Set;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What may be given to whom: nobody gives, changes or takes a role or permissions above their own. */
@Component
class Grants {

    private final PermissionSets sets;

    Grants(PermissionSets sets) {
        this.sets = sets;
    }

    /** Refuses a role and set that do not go together, do not exist, or are more than the caller has. */
    void check(ShopId shop, Caller caller, Role role, @Nullable String permissionSet) {
        if (role == Role.OPERATOR) {
            throw new NotGrantable();
        }
        if (permissionSet == null) {
            check(caller, role, role.permissions());
        } else if (role == Role.DIRECTOR) {
            throw new DirectorHasAll();
        } else {
            var set = sets.find(shop, permissionSet).orElseThrow(UnknownPermissionSet::new);
            check(caller, role, set.permissions());
        }
    }

    void check(Caller caller, Role role, Set<String> permissions) {
        if (role.isAbove(Role.valueOf(caller.role())) || !caller.permissions().containsAll(permissions)) {
            throw new BeyondYourOwn();
        }
    }
}
