package kz.cvety.catalog.media;

/** A form without the field {@code file}, or with nothing in it. */
public final class FileMissing extends UploadRefused {

    public FileMissing() {
        super(Kind.INVALID, "file-missing", "The form has no file in its field 'file'");
    }
}
