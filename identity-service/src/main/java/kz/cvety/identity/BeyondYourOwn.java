package kz.cvety.identity;

import kz.cvety.kit.Rejection;

/** Somebody tried to give, change or take a role or permissions above their own. */
public final class BeyondYourOwn extends Rejection {

    public BeyondYourOwn() {
        super(Kind.FORBIDDEN, "beyond-your-own", "Nobody gives or takes more than they have themselves");
    }
}
