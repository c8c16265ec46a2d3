package kz.cvety.identity;

import kz.cvety.kit.Rejection;

/** The id of a new shop is taken. */
public final class ShopExists extends Rejection {

    public ShopExists() {
        super(Kind.CONFLICT, "shop-exists", "There is a shop of this id");
    }
}
