package kz.cvety.identity;

import kz.cvety.kit.Rejection;

/** The caller has no such session, or it is over. */
public final class UnknownSession extends Rejection {

    public UnknownSession() {
        super(Kind.NOT_FOUND, "unknown-session", "You have no such session");
    }
}
