package kz.cvety.identity;

import kz.cvety.kit.Rejection;

/** There is no such shop, or it is not the caller's. */
public final class UnknownShop extends Rejection {

    public UnknownShop() {
        super(Kind.NOT_FOUND, "unknown-shop", "There is no such shop");
    }
}
