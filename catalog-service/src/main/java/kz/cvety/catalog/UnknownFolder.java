package kz.cvety.catalog;

import kz.cvety.kit.Rejection;

/** There is no such folder in this shop; whether another shop has it is not told. */
public final class UnknownFolder extends Rejection {

    UnknownFolder() {
        super(Kind.NOT_FOUND, "unknown-folder", "This shop has no such folder");
    }
}
