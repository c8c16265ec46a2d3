package kz.cvety.identity;

import kz.cvety.kit.Rejection;

/** The permission does not exist, or is not a shop's to give. */
public final class NotGrantable extends Rejection {

    public NotGrantable() {
        super(Kind.INVALID, "permission-not-grantable", "A permission set holds permissions of a shop only");
    }
}
