package kz.cvety.catalog;

import kz.cvety.kit.Rejection;

/** There is no such product in this shop; whether another shop has it is not told. */
public final class UnknownProduct extends Rejection {

    public UnknownProduct() {
        super(Kind.NOT_FOUND, "unknown-product", "This shop has no such product");
    }
}
