package kz.cvety.identity;

import kz.cvety.kit.Rejection;

/** A director was to be limited by a permission set. */
public final class DirectorHasAll extends Rejection {

    public DirectorHasAll() {
        super(
                Kind.INVALID,
                "director-has-all",
                "A director may do everything in the shop; give another role to limit somebody");
    }
}
