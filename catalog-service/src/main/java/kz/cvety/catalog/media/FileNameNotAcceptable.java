package kz.cvety.catalog.media;

/** A name that cannot be kept. */
public final class FileNameNotAcceptable extends UploadRefused {

    public FileNameNotAcceptable() {
        super(
                Kind.INVALID,
                "file-name-not-acceptable",
                "The name of a file has 1 to 200 characters, none of them invisible");
    }
}
