package kz.cvety.identity;

import kz.cvety.kit.Rejection;

/** The refresh token is unknown, used, expired or of an ended session; which of these is not told. */
public final class SessionOver extends Rejection {

    public SessionOver() {
        super(Kind.UNAUTHENTICATED, "session-ended", "The session is over; sign in again");
    }
}
