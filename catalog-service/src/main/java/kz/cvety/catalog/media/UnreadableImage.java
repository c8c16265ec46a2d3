package kz.cvety.catalog.media;

/** A file that begins like a picture and is none. */
public final class UnreadableImage extends UploadRefused {

    public UnreadableImage() {
        super(Kind.INVALID, "unreadable-image", "The picture is damaged");
    }
}
