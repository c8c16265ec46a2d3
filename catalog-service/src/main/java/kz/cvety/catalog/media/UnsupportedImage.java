package kz.cvety.catalog.media;

/** A file that is none of the formats that are taken, whatever it is called. */
public final class UnsupportedImage extends UploadRefused {

    public UnsupportedImage() {
        super(Kind.UNSUPPORTED_MEDIA_TYPE, "unsupported-image", "This is no JPEG, PNG, WebP or PDF");
    }
}
