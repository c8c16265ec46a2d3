package kz.cvety.catalog.media;

import kz.cvety.kit.Rejection;

/** A product shows the picture. */
public final class FileInUse extends Rejection {

    public FileInUse() {
        super(Kind.CONFLICT, "file-in-use", "A product uses this file");
    }
}
