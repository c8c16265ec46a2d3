package kz.cvety.identity;

import kz.cvety.kit.Rejection;

/** Nobody works in a suspended shop. Told only to somebody whose password was right. */
public final class ShopSuspended extends Rejection {

    public ShopSuspended() {
        super(Kind.FORBIDDEN, "shop-suspended", "The shop is suspended; ask the platform");
    }
}
