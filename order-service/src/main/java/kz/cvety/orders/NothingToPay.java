package kz.cvety.orders;

import kz.cvety.kit.Rejection;

/** An order that costs nothing asks to be paid online. */
public final class NothingToPay extends Rejection {

    NothingToPay() {
        super(Kind.INVALID, "nothing-to-pay", "An order that costs nothing cannot be paid online");
    }
}
