package kz.cvety.sync;

import kz.cvety.kit.Rejection;

/** The caller's shop has no connection of that name. */
public final class NoSuchConnection extends Rejection {
    public NoSuchConnection(String id) {
        super(Kind.NOT_FOUND, "no-such-connection", "There is no connection " + id);
    }
}
