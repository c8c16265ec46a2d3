package kz.cvety.orders;

import kz.cvety.kit.Rejection;

/** There is no such order in this shop; whether another shop has it is not told. */
public final class UnknownOrder extends Rejection {

    public UnknownOrder() {
        super(Kind.NOT_FOUND, "unknown-order", "This shop has no such order");
    }
}
