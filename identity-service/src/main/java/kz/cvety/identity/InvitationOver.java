package kz.cvety.identity;

import kz.cvety.kit.Rejection;

/** An invitation that cannot be accepted; why is not told. */
public final class InvitationOver extends Rejection {

    public InvitationOver() {
        super(Kind.NOT_FOUND, "invitation-over", "There is no such invitation, or it is used, withdrawn or expired");
    }
}
