package kz.cvety.identity;

import kz.cvety.kit.Rejection;

/** An invitation to somebody who is in the team. */
public final class AlreadyMember extends Rejection {

    public AlreadyMember() {
        super(Kind.CONFLICT, "already-a-member", "This person works in the shop already");
    }
}
