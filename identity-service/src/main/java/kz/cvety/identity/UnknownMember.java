package kz.cvety.identity;

import kz.cvety.kit.Rejection;

/** Nobody of this id works in the shop; whether they work elsewhere is not told. */
public final class UnknownMember extends Rejection {

    public UnknownMember() {
        super(Kind.NOT_FOUND, "unknown-member", "This shop has no such member");
    }
}
