package kz.cvety.catalog.media;

import kz.cvety.kit.Rejection;

/** The shop has no such file. */
public final class UnknownFile extends Rejection {

    public UnknownFile() {
        super(Kind.NOT_FOUND, "unknown-file", "There is no such file");
    }
}
