package kz.cvety.identity;

import kz.cvety.kit.Rejection;

/** The shop has defined no permission set of this name. */
public final class UnknownPermissionSet extends Rejection {

    public UnknownPermissionSet() {
        super(Kind.NOT_FOUND, "unknown-permission-set", "This shop has no such permission set");
    }
}
