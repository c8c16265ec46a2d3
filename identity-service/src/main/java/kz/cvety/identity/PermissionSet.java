package kz.cvety.identity;

import java.util.Set;

/** A named choice of permissions that a shop has made for some of its people. It never runs the platform. */
public record PermissionSet(String name, Set<String> permissions) {

    public PermissionSet {
        if (!Role.grantable().containsAll(permissions)) {
            throw new NotGrantable();
        }
    }
}
