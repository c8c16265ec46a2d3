package kz.cvety.identity;

import kz.cvety.kit.Rejection;

/** A permission set that still limits somebody cannot go. */
public final class PermissionSetUsed extends Rejection {

    public PermissionSetUsed() {
        super(Kind.CONFLICT, "permission-set-in-use", "Somebody in the team has this permission set");
    }
}
