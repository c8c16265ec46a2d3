package kz.cvety.identity;

import kz.cvety.kit.Rejection;

/** The secret is wrong, used or expired, or there is an operator already; which of these is not told. */
public final class BootstrapRefused extends Rejection {

    public BootstrapRefused() {
        super(Kind.UNAUTHENTICATED, "bootstrap-refused", "There is nothing to set up with this secret");
    }
}
