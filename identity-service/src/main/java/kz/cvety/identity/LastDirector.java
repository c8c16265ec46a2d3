package kz.cvety.identity;

import kz.cvety.kit.Rejection;

/** Nobody could run the shop any more. */
public final class LastDirector extends Rejection {

    public LastDirector() {
        super(Kind.CONFLICT, "last-director", "The shop would be left without a director");
    }
}
